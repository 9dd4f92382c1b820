import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { familyApi } from '../../family/family.contract.ts';

/** The case it hangs from, or those that hang from it; read again with each of its events. */
export const familyQuery = (reference: string) =>
  queryOptions({
    queryKey: oneKey('case', reference, 'family'),
    queryFn: async ({ signal }) => call(familyApi.getFamily, { params: { reference } }, { signal }),
  });
