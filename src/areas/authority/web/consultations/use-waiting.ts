import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from './queries.ts';

/** How many questions wait for the areas of this person. */
export function useConsultationsWaiting(): number {
  return useQuery(waitingQuery).data ?? 0;
}
