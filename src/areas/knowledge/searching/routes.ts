import { route, type Route } from '#platform/http/route.ts';
import { searchingApi as api } from './searching.contract.ts';
import { closeGap, listGaps, setSynonyms } from './gaps.ts';
import { getSynonyms, search, tellSearch } from './search.ts';

export const searchingRoutes: readonly Route[] = [
  route(api.searchArticles, async (work, { query }) => ({ articles: await search(work, query) })),
  route(api.tellSearch, async (work, { body }) => {
    const language = work.actor.kind === 'person' ? work.actor.language : 'es';
    return { gap: await tellSearch(work, { ...body, source: 'team', language }) };
  }),
  route(api.listGaps, async (work) => ({ gaps: await listGaps(work) })),
  route(api.closeGap, async (work, { params, body }) => {
    await closeGap(work, params.id, body.articleId);
    return {};
  }),
  route(api.getSynonyms, (work) => getSynonyms(work)),
  route(api.setSynonyms, async (work, { body }) => {
    await setSynonyms(work, body.synonyms);
    return getSynonyms(work);
  }),
];
