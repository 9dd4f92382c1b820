import { preferences, usePreferences } from '../preferences/preferences.ts';
import { clampPane, PANE_LIMITS, type PaneName } from './pane-size.rules.ts';

/** A pane's width, remembered for this person; nothing given is the usual one again. */
export function usePaneWidth(name: PaneName): [number, (width?: number) => void] {
  const { panes } = usePreferences();
  return [
    clampPane(name, panes[name] ?? PANE_LIMITS[name].normal),
    (wanted) => {
      const { [name]: _former, ...others } = preferences.get().panes;
      preferences.choose({ panes: wanted === undefined ? others : { ...others, [name]: clampPane(name, wanted) } });
    },
  ];
}
