import { queryOptions } from '@tanstack/react-query';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { operationsApi } from '../../server/operations.contract.ts';

export { organisationQuery } from '#areas/organisation/web/index.ts';

export const peopleQuery = queryOptions({
  queryKey: manyKey('person', 'people'),
  queryFn: async ({ signal }) => call(identityApi.listPeople, { query: { all: 'true' } }, { signal }),
});
export const tokensQuery = queryOptions({
  queryKey: manyKey('person', 'tokens'),
  queryFn: async ({ signal }) => call(identityApi.listTokens, {}, { signal }),
});
export const absencesQuery = queryOptions({
  queryKey: manyKey('absence'),
  queryFn: async ({ signal }) => call(organisationApi.listAbsences, {}, { signal }),
});
export const dutiesQuery = queryOptions({
  queryKey: manyKey('duty'),
  queryFn: async ({ signal }) => call(organisationApi.listDuties, {}, { signal }),
});
export const calendarsQuery = queryOptions({
  queryKey: manyKey('calendar'),
  queryFn: async ({ signal }) => call(organisationApi.listCalendars, {}, { signal }),
});
export const targetsQuery = queryOptions({
  queryKey: manyKey('company', 'targets'),
  queryFn: async ({ signal }) => call(organisationApi.listTargetPolicies, {}, { signal }),
});
export const mailboxesQuery = queryOptions({
  queryKey: manyKey('mailbox'),
  queryFn: async ({ signal }) => call(correspondenceApi.listMailboxes, {}, { signal }),
  // How a mailbox is doing changes without any event.
  refetchInterval: 10_000,
});
export const outboxQuery = queryOptions({
  queryKey: manyKey('mail', 'troubled'),
  queryFn: async ({ signal }) => call(correspondenceApi.listOutbox, { query: { state: 'troubled' } }, { signal }),
});
export const deadJobsQuery = queryOptions({
  queryKey: manyKey('job'),
  queryFn: async ({ signal }) => call(operationsApi.listDeadJobs, {}, { signal }),
});
export const seedsQuery = (country: string, region: string | undefined, year: number) =>
  queryOptions({
    queryKey: ['holiday-seeds', country, region, year],
    queryFn: async ({ signal }) => call(organisationApi.holidaySeeds, { query: { country, region, year } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
