import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { consultationsApi } from '../../consultations/contract.ts';
import type { Box, Side } from './address.rules.ts';

/** One page after another, each from where the last one ended. */
export const consultationsQuery = (box: Box, state: Side) =>
  infiniteQueryOptions({
    queryKey: manyKey('consultation', box, state),
    queryFn: async ({ pageParam, signal }) =>
      call(consultationsApi.listConsultations, { query: { box, state, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const consultationQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('consultation', id),
    queryFn: async ({ signal }) => call(consultationsApi.getConsultation, { params: { id } }, { signal }),
  });

/** How many wait for this person's area: what the rail counts. */
export const waitingQuery = queryOptions({
  queryKey: manyKey('consultation', 'counts'),
  queryFn: async ({ signal }) =>
    (await call(consultationsApi.listConsultations, { query: { limit: 1 } }, { signal })).counts.received,
});
