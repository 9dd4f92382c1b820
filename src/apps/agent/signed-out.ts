import { useSyncExternalStore } from 'react';

let expired = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  expired = next;
  for (const listener of listeners) listener();
}

/** Whether the session ended under the person's hands. The screen stays, with what was being written. */
export const signedOut = {
  happened: (): void => set(true),
  over: (): void => set(false),
};

export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => expired,
  );
}
