import { queryOptions } from '@tanstack/react-query';
import { identityApi } from '#areas/identity/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';

export const sessionsQuery = queryOptions({
  queryKey: manyKey('person', 'my-sessions'),
  queryFn: async ({ signal }) => call(identityApi.listSessions, {}, { signal }),
});
export const passkeysQuery = queryOptions({
  queryKey: manyKey('person', 'my-passkeys'),
  queryFn: async ({ signal }) => call(identityApi.listPasskeys, {}, { signal }),
});
