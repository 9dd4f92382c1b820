/* How wide the panes of a workspace may be: design.md §3. Pixels, at the usual text size. */

export type PaneName = 'list' | 'context';

export interface PaneLimits {
  min: number;
  normal: number;
  max: number;
}

export const PANE_LIMITS: Record<PaneName, PaneLimits> = {
  list: { min: 320, normal: 352, max: 480 },
  context: { min: 280, normal: 320, max: 420 },
};

/** One press of an arrow on a splitter. */
export const PANE_STEP = 16;
/** «Lista más ancha» in the palette: as much as is seen at once. */
export const PANE_LEAP = 48;

export function clampPane(name: PaneName, width: number): number {
  const { min, max } = PANE_LIMITS[name];
  return Math.round(Math.min(max, Math.max(min, width)));
}

export type WorkspaceShape = 'three' | 'drawer' | 'single' | 'phone';

/** Three panes from 1280; the context as a drawer from 1024; list or thread below; one thing at a time on a phone. */
export function workspaceShape(viewport: number): WorkspaceShape {
  if (viewport >= 1280) return 'three';
  if (viewport >= 1024) return 'drawer';
  return viewport >= 640 ? 'single' : 'phone';
}
