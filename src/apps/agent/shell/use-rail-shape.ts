import { useSyncExternalStore } from 'react';

/** 208 px with labels beside the icons, 88 px with the name under each, or a bar at the foot of a telephone. */
export type RailShape = 'wide' | 'narrow' | 'bar';

/** The same widths as in `shell.module.css` and `scale.css`. */
const wide = matchMedia('(min-width: 100rem)');
const bar = matchMedia('(max-width: 39.99rem)');

function subscribe(listener: () => void): () => void {
  for (const query of [wide, bar]) query.addEventListener('change', listener);
  return () => {
    for (const query of [wide, bar]) query.removeEventListener('change', listener);
  };
}

export function useRailShape(): RailShape {
  return useSyncExternalStore(subscribe, () => (wide.matches ? 'wide' : bar.matches ? 'bar' : 'narrow'));
}
