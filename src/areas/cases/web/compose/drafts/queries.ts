import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { casesApi } from '../../../contract.ts';

/** What one has begun on any device and not sent. */
export const draftsQuery = queryOptions({
  queryKey: manyKey('draft'),
  queryFn: async ({ signal }) => call(casesApi.listDrafts, {}, { signal }),
  refetchOnWindowFocus: true,
});
