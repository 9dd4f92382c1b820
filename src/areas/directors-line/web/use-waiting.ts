import { useQuery } from '@tanstack/react-query';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { lineQuery } from './queries.ts';

/** How many wait for the Director: what the rail counts for them. */
export function useLineWaiting(): number {
  const enabled = hasRole(useMe(), 'director');
  return useQuery({ ...lineQuery('open'), enabled }).data?.unanswered ?? 0;
}
