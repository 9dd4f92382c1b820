import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { bulkApi, type BulkAct, type BulkRow } from '../../bulk/bulk.contract.ts';

const SOON_MS = 700;

export function isUnderWay({ state }: Pick<BulkRow, 'state'>): boolean {
  return state === 'running' || state === 'undoing';
}

/** What one did to many, asked again while some of it is under way. */
export const bulksQuery = queryOptions({
  queryKey: manyKey('bulk', 'mine'),
  queryFn: async ({ signal }) => call(bulkApi.listBulks, {}, { signal }),
  refetchInterval: ({ state }) => (state.data?.bulks.some(isUnderWay) ? SOON_MS : false),
});

export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('bulk', id),
    queryFn: async ({ signal }) => call(bulkApi.getBulk, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? SOON_MS : false),
  });

export const previewQuery = (references: readonly string[], act: BulkAct | undefined) =>
  queryOptions({
    queryKey: [...manyKey('bulk', 'preview'), references, act],
    queryFn: async ({ signal }) =>
      call(bulkApi.previewBulk, { body: { references: [...references], act: act as BulkAct } }, { signal }),
    enabled: act !== undefined,
    retry: false,
    gcTime: 0,
  });
