import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  /** Takes it back; also Ctrl Z while the toast shows. */
  undo?: () => void;
  /** How long it stays, in ms; it waits while it is pointed at or focused. */
  forMs: number;
}

const USUAL_MS = 10_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says that something is done, and offers to undo it. Returns how to take the toast away. */
export function toast(text: string, options: { undo?: () => void; forMs?: number } = {}): () => void {
  const id = (lastId += 1);
  const { undo, forMs = USUAL_MS } = options;
  // Said again, it is not said twice; what can be undone is another thing each time.
  const others = toasts.filter((one) => undo || one.undo || one.text !== text);
  change([...others, { id, text, forMs, ...(undo ? { undo } : {}) }].slice(-3));
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
