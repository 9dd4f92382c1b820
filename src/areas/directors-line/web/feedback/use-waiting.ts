import { useQuery } from '@tanstack/react-query';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { feedbackQuery } from '../decisions/queries.ts';

/** What was said of one's own decisions and is unread. */
export function useFeedbackWaiting(): number {
  const me = useMe();
  const enabled = hasRole(me, 'agent') || hasRole(me, 'lead');
  return useQuery({ ...feedbackQuery, enabled }).data?.unread ?? 0;
}
