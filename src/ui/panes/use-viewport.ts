import { useSyncExternalStore } from 'react';
import { type WorkspaceShape, workspaceShape } from './pane-size.rules.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** How much larger than usual the person reads: 2 when their text is at 200 %. Widths are counted at 1. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** What fits side by side now: larger text counts as a smaller screen. */
export function useWorkspaceShape(): WorkspaceShape {
  return useSyncExternalStore(subscribe, () => workspaceShape(window.innerWidth / textScale()));
}
