import { useEffect, useState } from 'react';

export interface Written {
  title: string;
  html: string;
  /** The version it was begun from; 0 for a new one. */
  base: number;
}

/** What is being written, kept on this device until it is saved: a closed tab or a lost session loses nothing. */
export function useWritten(key: string, start: Written) {
  const name = `cauce.article.${key}`;
  const [kept] = useState(() => read(name));
  const [written, setWritten] = useState<Written>(() => kept ?? start);
  const changed = written.title !== start.title || written.html !== start.html;
  useEffect(() => {
    try {
      if (changed) localStorage.setItem(name, JSON.stringify(written));
      else localStorage.removeItem(name);
    } catch {
      // Without storage it lives as long as the page.
    }
  }, [name, changed, written]);
  return {
    written,
    change: (part: Partial<Written>) => setWritten((now) => ({ ...now, ...part })),
    /** It was found here from before. */
    found: kept !== null,
    changed,
    forget: () => {
      setWritten(start);
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

function read(name: string): Written | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { title, html, base } = value as Partial<Written>;
    return typeof title === 'string' && typeof html === 'string' && typeof base === 'number'
      ? { title, html, base }
      : null;
  } catch {
    return null;
  }
}
