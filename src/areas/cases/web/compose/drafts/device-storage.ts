import { type Draft, readDraft } from '../draft.rules.ts';

/* What one person is writing, on this device: it outlives a reload and a lost connection. */

export function readAll(prefix: string): Map<string, Draft> {
  try {
    const stored = Object.entries(localStorage).filter(([key]) => key.startsWith(prefix));
    return new Map(
      stored.flatMap(([key, text]) => {
        const draft = readDraft(String(text));
        return draft ? [[key.slice(prefix.length), draft] as const] : [];
      }),
    );
  } catch {
    return new Map(); // No storage: drafts live on the server and until the page closes.
  }
}

/** False: the device has no room or forbids it. */
export function write(key: string, draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
