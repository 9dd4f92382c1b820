import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { complianceApi, type TermList } from '../contract.ts';

/** Read again when a case moves: a term is met, missed or moved by its events. */
export const termsQuery = (list: TermList) =>
  infiniteQueryOptions({
    queryKey: [...manyKey('case', 'terms'), list],
    queryFn: async ({ pageParam, signal }) =>
      call(complianceApi.listTerms, { query: { list, after: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });

export const evaluationsKey = manyKey('evaluation');
export const evaluationsQuery = queryOptions({
  queryKey: evaluationsKey,
  queryFn: async ({ signal }) => call(complianceApi.listEvaluations, {}, { signal }),
});
/** Computed over the whole year at each asking: not asked again by itself. */
export const previewQuery = (year: number) =>
  queryOptions({
    queryKey: ['evaluation-preview', year],
    queryFn: async ({ signal }) => call(complianceApi.previewEvaluation, { query: { year } }, { signal }),
    staleTime: 60_000,
  });
export const evaluationQuery = (number: number) =>
  queryOptions({
    queryKey: [...evaluationsKey, number],
    queryFn: async ({ signal }) =>
      call(complianceApi.getEvaluation, { params: { number: String(number) } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const sheetKey = manyKey('sheet');
export const sheetQuery = queryOptions({
  queryKey: sheetKey,
  queryFn: async ({ signal }) => call(complianceApi.getServiceSheet, {}, { signal }),
});
export const bookKey = manyKey('case', 'book');
export const bookQuery = queryOptions({
  queryKey: bookKey,
  queryFn: async ({ signal }) => call(complianceApi.listSheets, {}, { signal }),
});
