import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { customersApi } from '#areas/customers/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { type Ball, type CaseView, casesApi } from '../../contract.ts';
import type { InboxView, Order } from './inbox-address.rules.ts';

/** What a list shows: a view, whose turn it is (none when searching), an order, and words to find. */
export interface ListFilter {
  view: InboxView;
  ball: Ball | undefined;
  order: Order;
  q: string | undefined;
  saved: string | undefined;
}

const LATE_MAIL_MS = 5_000;

export const listKey = manyKey('case', 'list');
export const countsKey = manyKey('case', 'counts');

/** One page after another, each from where the last one ended. */
export const listQuery = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...listKey, filter],
    queryFn: async ({ pageParam, signal }) =>
      call(casesApi.listCases, { query: { ...filter, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const countsQuery = (view: InboxView, saved?: string) =>
  queryOptions({
    queryKey: [...countsKey, view, saved],
    queryFn: async ({ signal }) => call(casesApi.countCases, { query: { view, saved } }, { signal }),
  });

export const caseQuery = (reference: string) =>
  queryOptions({
    queryKey: oneKey('case', reference),
    queryFn: async ({ signal }) => call(casesApi.getCase, { params: { reference } }, { signal }),
    // The outbox, not the case, knows of mail on its way.
    refetchInterval: ({ state }) => (state.data && hasMailOnItsWay(state.data) ? LATE_MAIL_MS : false),
  });

/** What was said before the messages a long case is read with, page by page backwards. */
export const earlierQuery = (reference: string, before: string) =>
  infiniteQueryOptions({
    queryKey: oneKey('case', reference, 'earlier', before),
    queryFn: async ({ pageParam, signal }) =>
      call(casesApi.earlierMessages, { params: { reference }, query: { before: pageParam } }, { signal }),
    initialPageParam: before,
    getNextPageParam: (last) => (last.hasEarlier ? last.messages[0]?.id : undefined),
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('customer', id),
    queryFn: async ({ signal }) => call(customersApi.getCustomer, { params: { id } }, { signal }),
  });

const ON_ITS_WAY = new Set(['held', 'queued', 'sending', 'deferred', 'waiting']);

function hasMailOnItsWay({ messages }: CaseView): boolean {
  return messages.some(({ delivery }) => delivery !== null && ON_ITS_WAY.has(delivery.state));
}
