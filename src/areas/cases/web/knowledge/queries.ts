import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { caseKnowledgeApi } from '../../knowledge/knowledge.contract.ts';

/** What speaks of the same as a case, and what was used in it. */
export const caseKnowledgeQuery = (reference: string) =>
  queryOptions({
    queryKey: oneKey('case', reference, 'knowledge'),
    queryFn: async ({ signal }) => call(caseKnowledgeApi.caseKnowledge, { params: { reference } }, { signal }),
    meta: { alsoOn: ['article'] },
  });
