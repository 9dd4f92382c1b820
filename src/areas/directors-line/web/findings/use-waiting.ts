import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from './queries.ts';

/** How many findings wait for the areas of this person. */
export function useFindingsWaiting(): number {
  return useQuery(waitingQuery).data ?? 0;
}
