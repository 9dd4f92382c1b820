import { useSyncExternalStore } from 'react';
import { type WorkspaceShape, workspaceShape } from './pane-size.rules.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** What fits side by side now. Measured in rem-free px, as the browser zooms them. */
export function useWorkspaceShape(): WorkspaceShape {
  return useSyncExternalStore(subscribe, () => workspaceShape(window.innerWidth));
}
