import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { casesApi } from '../../contract.ts';

/** Named after the case: what changes in it is read again. */
export const offeredQuery = (reference: string, q: string) =>
  queryOptions({
    queryKey: oneKey('case', reference, 'templates', q),
    queryFn: async ({ signal }) =>
      call(casesApi.offerTemplates, { params: { reference }, query: { q: q || undefined } }, { signal }),
    placeholderData: keepPreviousData,
  });

export const signaturesQuery = queryOptions({
  queryKey: manyKey('signature'),
  queryFn: async ({ signal }) => call(casesApi.listSignatures, {}, { signal }),
  staleTime: 5 * 60_000,
});
