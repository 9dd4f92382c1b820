import { useState } from 'react';
import { clampPane, PANE_LIMITS, type PaneName } from './pane-size.rules.ts';

const STORED = 'cauce.pane.';

/** A pane's width, remembered on this device. */
export function usePaneWidth(name: PaneName): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => read(name));
  return [
    width,
    (wanted) => {
      const next = clampPane(name, wanted);
      setWidth(next);
      try {
        localStorage.setItem(STORED + name, String(next));
      } catch {
        // Without storage the width lasts until the page closes.
      }
    },
  ];
}

function read(name: PaneName): number {
  try {
    const stored = Number(localStorage.getItem(STORED + name));
    return stored > 0 ? clampPane(name, stored) : PANE_LIMITS[name].normal;
  } catch {
    return PANE_LIMITS[name].normal;
  }
}
