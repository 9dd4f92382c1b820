import { useSyncExternalStore } from 'react';

/** What is being chosen for the text one writes; `typed`: the sign that asked for it, which is written if nothing is chosen. */
export interface Picking {
  what: 'templates' | 'fields';
  typed: string;
}

let picking: Picking | undefined;
const listeners = new Set<() => void>();

export function pickFor(next: Picking | undefined): void {
  picking = next;
  for (const listener of listeners) listener();
}

export function usePicking(): Picking | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => picking,
  );
}

/** «/» where a word begins asks for a template, «{» for a value. */
export function askedBy(key: string, before: string): Picking | undefined {
  if (key === '{') return { what: 'fields', typed: key };
  return key === '/' && /(^|\s)$/.test(before) ? { what: 'templates', typed: key } : undefined;
}
