import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { casesApi } from '../../contract.ts';

const STALE_MS = 60_000;
/** Events of cases come by the second where many work: the numbers follow them no faster than this. */
const NUMBERS_MS = 15_000;

export const savedViewsQuery = queryOptions({
  queryKey: manyKey('view'),
  queryFn: async ({ signal }) => call(casesApi.listSavedViews, {}, { signal }),
  staleTime: STALE_MS,
});

/** Not named after cases on purpose: asked at its own pace, however many events there are. */
export const savedViewCountsQuery = queryOptions({
  queryKey: manyKey('view', 'counts'),
  queryFn: async ({ signal }) => call(casesApi.countSavedViews, {}, { signal }),
  refetchInterval: NUMBERS_MS,
});
