import { queryOptions, useQuery } from '@tanstack/react-query';
import { hasRole, useChange, useMe } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { notificationsApi } from '../contract.ts';

const notificationsQuery = queryOptions({
  queryKey: manyKey('notifications'),
  queryFn: async ({ signal }) => call(notificationsApi.listNotifications, {}, { signal }),
});

export function useNotifications() {
  const enabled = hasRole(useMe(), 'administrator', 'director', 'lead', 'agent');
  return useQuery({ ...notificationsQuery, enabled });
}

/** How many cases have something unseen. */
export function useNotificationsWaiting(): number {
  return useNotifications().data?.unseen ?? 0;
}

/** Seen: those of one case or article, or all. */
export function useSee() {
  return useChange(
    async (which: { reference?: string; articleId?: string }) =>
      call(notificationsApi.seeNotifications, { body: which }),
    { reads: [manyKey('notifications')] },
  );
}
