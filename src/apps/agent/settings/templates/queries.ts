import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { casesApi } from '#areas/cases/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';

export const templatesKey = manyKey('template');

export const templatesQuery = (q: string, archived: boolean) =>
  queryOptions({
    queryKey: [...templatesKey, 'list', q, archived],
    queryFn: async ({ signal }) =>
      call(casesApi.listTemplates, { query: { q: q || undefined, archived: archived ? 'true' : 'false' } }, { signal }),
    placeholderData: keepPreviousData,
  });

export const templateVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...templatesKey, 'versions', id],
    queryFn: async ({ signal }) => call(casesApi.templateVersions, { params: { id } }, { signal }),
  });

/** The case one would answer first: with its data a text is shown as it would leave. */
export const sampleCaseQuery = queryOptions({
  queryKey: ['template-sample-case'],
  queryFn: async ({ signal }) => {
    const { cases } = await call(casesApi.listCases, { query: { view: 'all', order: 'due', limit: 1 } }, { signal });
    return cases[0]?.reference ?? '';
  },
});

export const previewQuery = (reference: string, language: 'es' | 'en', html: string) =>
  queryOptions({
    queryKey: ['template-preview', reference, language, html],
    queryFn: async ({ signal }) => call(casesApi.previewTemplate, { body: { reference, language, html } }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
