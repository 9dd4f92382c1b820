import { useQuery } from '@tanstack/react-query';
import { countsQuery } from './queries.ts';

/** How many cases wait for this person's answer: the counter of the rail. */
export function useInboxWaiting(): number {
  const { data } = useQuery(countsQuery('mine'));
  return data?.balls.ours ?? 0;
}
