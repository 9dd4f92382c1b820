import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { sessionQuery } from '../session.ts';

/** Goes in: to where the person was going, or to the first screen. Only addresses of our own are followed. */
export function useEnter(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const back = useRouterState({ select: ({ location }) => (location.search as { volver?: unknown }).volver });
  return () => {
    queries.clear();
    void queries.fetchQuery(sessionQuery).then(() => navigate({ to: ownPath(back), replace: true }));
  };
}

function ownPath(back: unknown): string {
  if (typeof back !== 'string' || !back.startsWith('/') || back.startsWith('//') || back.includes('\\')) return '/';
  const base = import.meta.env.BASE_URL;
  return back.startsWith(base) ? `/${back.slice(base.length)}` : back;
}
