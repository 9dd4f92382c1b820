import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { findingsApi } from '../../findings/contract.ts';

export type Draft = CallOutput<typeof findingsApi.findingDraft>;
export type Side = 'open' | 'closed';

export const findingsQuery = (state: Side) =>
  queryOptions({
    queryKey: manyKey('finding', state),
    queryFn: async ({ signal }) => call(findingsApi.listFindings, { query: { state } }, { signal }),
  });

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('finding', id),
    queryFn: async ({ signal }) => call(findingsApi.getFinding, { params: { id } }, { signal }),
  });

/** What a finding of this case can be made of; read anew each time one is written. */
export const draftQuery = (reference: string) =>
  queryOptions({
    queryKey: oneKey('finding', 'draft', reference),
    queryFn: async ({ signal }) => call(findingsApi.findingDraft, { params: { reference } }, { signal }),
    staleTime: 0,
    meta: { alsoOn: ['case'] },
  });

/** How many wait for the areas of this person: what the rail counts. */
export const waitingQuery = queryOptions({
  queryKey: manyKey('finding', 'waiting'),
  queryFn: async ({ signal }) => (await call(findingsApi.listFindings, { query: { limit: 1 } }, { signal })).waiting,
});
