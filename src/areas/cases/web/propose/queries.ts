import { queryOptions } from '@tanstack/react-query';
import { policyApi } from '#areas/authority/contract.ts';
import { call, type CallInput } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { proposeApi } from '../../circuits/proposing/propose.contract.ts';

/** What was proposed for the case, who was asked and what became of it; read again with each of its events. */
export const proposalsQuery = (reference: string, caseId: string) =>
  queryOptions({
    queryKey: oneKey('case', caseId, 'proposals'),
    queryFn: async ({ signal }) => call(proposeApi.listProposals, { params: { reference } }, { signal }),
  });

export type AnswerAsked = CallInput<typeof proposeApi.policyAnswer>['body'];

/** What the policy says of what is being typed. */
export const answerQuery = (reference: string, asked: AnswerAsked) =>
  queryOptions({
    queryKey: ['policy-answer', reference, asked],
    queryFn: async ({ signal }) => call(proposeApi.policyAnswer, { params: { reference }, body: asked }, { signal }),
    staleTime: 20_000,
    placeholderData: (before) => before,
  });

export const solutionsQuery = queryOptions({
  queryKey: manyKey('policy', 'solutions'),
  queryFn: async ({ signal }) => call(policyApi.listSolutions, {}, { signal }),
  staleTime: 5 * 60_000,
});
