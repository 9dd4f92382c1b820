import { useEffect, useState } from 'react';
import { type FoundThing, type PaletteSource, paletteSources } from './sources.ts';

export interface Found {
  source: PaletteSource;
  things: readonly FoundThing[];
}

const PAUSE_MS = 150;
const FROM_LENGTH = 2;

/** Asks every source when the typing rests. Answers to an older query never show. */
export function useFound(query: string): { found: readonly Found[]; searching: boolean } {
  const [answer, setAnswer] = useState<{ query: string; found: readonly Found[] }>({ query: '', found: [] });
  const wanted = query.trim();
  const long = wanted.length >= FROM_LENGTH;

  useEffect(() => {
    if (!long) return undefined;
    const abort = new AbortController();
    async function ask(): Promise<void> {
      const asked = paletteSources().map(async (source) => ({
        source,
        things: await source.search(wanted, abort.signal).catch(() => []),
      }));
      const found = await Promise.all(asked);
      if (!abort.signal.aborted) setAnswer({ query: wanted, found: found.filter(({ things }) => things.length > 0) });
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, long]);

  const settled = answer.query === wanted;
  return { found: long && settled ? answer.found : [], searching: long && !settled && paletteSources().length > 0 };
}
