import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { customersApi } from '../contract.ts';
import type { CustomersAddress } from './address.rules.ts';

export const customersKey = manyKey('customer');

/** One page after another, by name. */
export const customersQuery = ({ q, kind }: CustomersAddress) =>
  infiniteQueryOptions({
    queryKey: [...customersKey, 'list', q, kind],
    queryFn: async ({ pageParam, signal }) =>
      call(customersApi.listCustomers, { query: { q: q || undefined, kind, after: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });

/** The few that match what is being typed. */
export const foundQuery = ({ q, kind }: CustomersAddress) =>
  queryOptions({
    queryKey: [...customersKey, 'found', q, kind],
    queryFn: async ({ signal }) => call(customersApi.listCustomers, { query: { q, kind, limit: 8 } }, { signal }),
    enabled: q.length > 1,
    placeholderData: (before) => before,
  });

/** Also on `case`: the record counts them. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('customer', id),
    queryFn: async ({ signal }) => call(customersApi.getCustomer, { params: { id } }, { signal }),
    meta: { alsoOn: ['case'] },
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: oneKey('customer', id, 'timeline'),
    queryFn: async ({ pageParam, signal }) =>
      call(customersApi.customerTimeline, { params: { id }, query: { before: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    meta: { alsoOn: ['case'] },
  });
