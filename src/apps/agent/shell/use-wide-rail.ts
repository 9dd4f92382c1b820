import { useSyncExternalStore } from 'react';

/** The same width as in `scale.css`. */
const wide = matchMedia('(min-width: 100rem)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

export function useWideRail(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
