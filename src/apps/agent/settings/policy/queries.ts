import { queryOptions } from '@tanstack/react-query';
import { policyApi, signingApi, simulationApi } from '#areas/authority/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';

export const policiesQuery = queryOptions({
  queryKey: manyKey('policy'),
  queryFn: async ({ signal }) => call(policyApi.listPolicies, {}, { signal }),
});
export const policyQuery = (id: string) =>
  queryOptions({
    queryKey: manyKey('policy', id),
    queryFn: async ({ signal }) => call(policyApi.getPolicy, { params: { id } }, { signal }),
    // Whom it names may leave or join.
    meta: { alsoOn: ['person', 'area', 'team', 'tag', 'reason', 'solution'] },
  });
export const solutionsQuery = queryOptions({
  queryKey: manyKey('solution'),
  queryFn: async ({ signal }) => call(policyApi.listSolutions, {}, { signal }),
});
export const signInLimitQuery = queryOptions({
  queryKey: manyKey('policy', 'sign-in-limit'),
  queryFn: async ({ signal }) => call(signingApi.getSignInLimit, {}, { signal }),
});
export const simulationQuery = (id: string, revision: number, months: number) =>
  queryOptions({
    queryKey: ['simulation', id, revision, months],
    queryFn: async ({ signal }) =>
      call(simulationApi.simulatePolicy, { params: { id }, query: { months } }, { signal }),
    staleTime: 60_000,
  });
export const adviceQuery = queryOptions({
  queryKey: ['policy-advice'],
  queryFn: async ({ signal }) => call(simulationApi.listAdvice, {}, { signal }),
  staleTime: 60_000,
});
