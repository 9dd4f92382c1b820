import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { authorisationsApi } from '../../authorisations/contract.ts';

export type RequestsView = 'pending' | 'others' | 'decided';

/** What one is asked or others are, due first; or what was decided, newest first. */
export const authorisationsQuery = (view: RequestsView) =>
  infiniteQueryOptions({
    queryKey: manyKey('authorisation', view),
    queryFn: async ({ pageParam, signal }) =>
      call(authorisationsApi.listAuthorisations, { query: { view, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const authorisationQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('authorisation', id),
    queryFn: async ({ signal }) => call(authorisationsApi.getAuthorisation, { params: { id } }, { signal }),
  });

/** How much waits for this person: what the rail and the tabs count. */
export const countsQuery = queryOptions({
  queryKey: manyKey('authorisation', 'counts'),
  queryFn: async ({ signal }) => call(authorisationsApi.countAuthorisations, {}, { signal }),
});

export const executionsQuery = (whose: 'mine' | 'all') =>
  queryOptions({
    queryKey: manyKey('authorisation', 'executions', whose),
    queryFn: async ({ signal }) => call(authorisationsApi.listExecutions, { query: { whose } }, { signal }),
    meta: { alsoOn: ['case'] },
  });

export const delegationsQuery = queryOptions({
  queryKey: manyKey('authorisation', 'delegations'),
  queryFn: async ({ signal }) => call(authorisationsApi.listDelegations, {}, { signal }),
});
