import { useQuery } from '@tanstack/react-query';
import { countsQuery } from './queries.ts';

/** How many requests wait for this person's decision. */
export function useAuthorisationsWaiting(): number {
  return useQuery(countsQuery).data?.pending ?? 0;
}
