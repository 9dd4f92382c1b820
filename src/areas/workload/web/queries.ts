import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { workloadApi as api, type Contribution } from '../contract.ts';

/** Whatever moves in a case, a consultation or an authorisation may change the day. */
export const dayQuery = queryOptions({
  queryKey: manyKey('case', 'day'),
  queryFn: async ({ signal }) => call(api.myDay, {}, { signal }),
  meta: { alsoOn: ['consultation', 'authorisation', 'relief'] },
});

export const contributionsQuery = (kind: Contribution | undefined) =>
  queryOptions({
    queryKey: manyKey('case', 'contributions', kind),
    queryFn: async ({ signal }) => call(api.myContributions, { query: { kind } }, { signal }),
  });
