import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { articlesApi, searchingApi, type Shelf } from '../contract.ts';

export const articlesKey = manyKey('article');

export const shelfQuery = (shelf: Shelf, section: string | undefined) =>
  queryOptions({
    queryKey: manyKey('article', 'shelf', shelf, section),
    queryFn: async ({ signal }) => call(articlesApi.listArticles, { query: { shelf, section } }, { signal }),
    placeholderData: (before) => before,
    meta: { alsoOn: ['knowledge'] },
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('article', id),
    queryFn: async ({ signal }) => call(articlesApi.getArticle, { params: { id } }, { signal }),
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: manyKey('article', 'search', q),
    queryFn: async ({ signal }) => call(searchingApi.searchArticles, { query: { q } }, { signal }),
    enabled: q !== '',
    placeholderData: (before) => before,
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('article', id, 'versions'),
    queryFn: async ({ signal }) => call(articlesApi.listVersions, { params: { id } }, { signal }),
  });

export const versionQuery = (id: string, n: number) =>
  queryOptions({
    queryKey: oneKey('article', id, 'version', n),
    queryFn: async ({ signal }) => call(articlesApi.getVersion, { params: { id, n: String(n) } }, { signal }),
  });

export const gapsQuery = queryOptions({
  queryKey: manyKey('knowledge', 'gaps'),
  queryFn: async ({ signal }) => call(searchingApi.listGaps, {}, { signal }),
});

export const synonymsQuery = queryOptions({
  queryKey: manyKey('knowledge', 'synonyms'),
  queryFn: async ({ signal }) => call(searchingApi.getSynonyms, {}, { signal }),
});
