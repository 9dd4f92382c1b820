import { useQuery } from '@tanstack/react-query';
import { savedViewsQuery } from './queries.ts';
import { saysSide } from './view-terms.rules.ts';

/** Whether the saved view one stands in says itself on which side its cases are. */
export function useSaysSide(saved: string): boolean {
  const { data } = useQuery({ ...savedViewsQuery, enabled: saved !== '' });
  return saysSide(data?.views.find(({ id }) => id === saved)?.selector);
}
