import { queryOptions } from '@tanstack/react-query';
import { automationApi } from '#areas/automation/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';

export const rulesQuery = queryOptions({
  queryKey: manyKey('automation'),
  queryFn: async ({ signal }) => call(automationApi.listAutomations, {}, { signal }),
  // What rules do is told in the cases they do it to: the list is not told of it.
  refetchInterval: 30_000,
});
export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('automation', id),
    queryFn: async ({ signal }) => call(automationApi.getAutomation, { params: { id } }, { signal }),
  });
export const runsQuery = (id: string, state: 'done' | 'failed' | 'stopped' | 'waiting' | undefined) =>
  queryOptions({
    queryKey: oneKey('automation', id, 'runs', state),
    queryFn: async ({ signal }) =>
      call(
        automationApi.listAutomationRuns,
        { params: { id }, query: state ? { state, limit: 50 } : { limit: 50 } },
        { signal },
      ),
    refetchInterval: 30_000,
  });
