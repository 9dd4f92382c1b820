import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { askingApi } from '../asking/contract.ts';
import { attendingApi } from '../attending/contract.ts';
import { unreachedApi } from '../unreached/contract.ts';

export const lineQuery = (state: 'open' | 'closed') =>
  queryOptions({
    queryKey: manyKey('direct', state),
    queryFn: async ({ signal }) => call(attendingApi.lineQueue, { query: { state } }, { signal }),
    retry: false,
  });

const TURNS_MS = 5 * 60_000;

/** Turns begin and end by the clock alone: it is asked again every few minutes. */
export const ownLineQuery = queryOptions({
  queryKey: manyKey('direct', 'mine'),
  queryFn: async ({ signal }) => call(attendingApi.ownLine, {}, { signal }),
  refetchInterval: TURNS_MS,
  meta: { alsoOn: ['duty', 'absence', 'company'] },
});

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('direct', id),
    queryFn: async ({ signal }) => call(attendingApi.getContact, { params: { id } }, { signal }),
    meta: { alsoOn: ['direct'] },
  });

export const settingsQuery = queryOptions({
  queryKey: oneKey('direct', 'settings'),
  queryFn: async ({ signal }) => call(askingApi.getLineSettings, {}, { signal }),
});

export const unreachedQuery = queryOptions({
  queryKey: manyKey('direct', 'unreached'),
  queryFn: async ({ signal }) => call(unreachedApi.listUnreached, {}, { signal }),
  retry: false,
});
