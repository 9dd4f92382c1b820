import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, type CallOutput } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { organisationApi } from '../contract.ts';

export { mayKeepAbsence } from '../policy.rules.ts';

export type Organisation = CallOutput<typeof organisationApi.getOrganisation>;

/** People, teams, tags, fields and reasons: read once, and again when the company changes. */
export const organisationQuery = queryOptions({
  queryKey: manyKey('organisation'),
  queryFn: async ({ signal }) => call(organisationApi.getOrganisation, {}, { signal }),
  staleTime: 5 * 60_000,
  meta: {
    alsoOn: ['company', 'brand', 'team', 'area', 'tag', 'field', 'reason', 'person', 'absence', 'duty', 'calendar'],
  },
});

/** The company as lists and selects need it; nothing until it has come. */
export function useOrganisation(): Organisation | undefined {
  return useQuery(organisationQuery).data;
}
