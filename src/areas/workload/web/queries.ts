import { queryOptions, useQuery } from '@tanstack/react-query';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { workloadApi as api, type Contribution } from '../contract.ts';

/** Whatever moves in a case, a consultation or an authorisation may change the day. */
export const dayQuery = queryOptions({
  queryKey: manyKey('case', 'day'),
  queryFn: async ({ signal }) => call(api.myDay, {}, { signal }),
  meta: { alsoOn: ['consultation', 'authorisation', 'relief'] },
});

export const contributionsQuery = (kind: Contribution | undefined) =>
  queryOptions({
    queryKey: manyKey('case', 'contributions', kind),
    queryFn: async ({ signal }) => call(api.myContributions, { query: { kind } }, { signal }),
  });

export const teamQuery = queryOptions({
  queryKey: manyKey('case', 'team'),
  queryFn: async ({ signal }) => call(api.getTeam, {}, { signal }),
  meta: { alsoOn: ['absence', 'relief'] },
});

export const reliefQuery = queryOptions({
  queryKey: manyKey('relief', 'mine'),
  queryFn: async ({ signal }) => call(api.proposeRelief, {}, { signal }),
  staleTime: 0,
});

export const requestsQuery = queryOptions({
  queryKey: manyKey('relief', 'requests'),
  queryFn: async ({ signal }) => call(api.listRelief, {}, { signal }),
});

/** What is read again when something of a request changes. */
export const CHANGES = [manyKey('relief'), manyKey('case')];

/** Requests for a hand that wait for whoever leads. */
export function useReliefWaiting(): number {
  const enabled = hasRole(useMe(), 'administrator', 'director', 'lead');
  return useQuery({ ...requestsQuery, enabled }).data?.open.length ?? 0;
}
