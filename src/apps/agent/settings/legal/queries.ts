import { queryOptions } from '@tanstack/react-query';
import { clocksApi } from '#areas/clocks/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';

export const legalPacksQuery = queryOptions({
  queryKey: manyKey('company', 'legal-packs'),
  queryFn: async ({ signal }) => call(clocksApi.listLegalPacks, {}, { signal }),
});
