import { personOf } from '#areas/identity/index.ts';
import { ownRoute, route, type Route } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { changeArticle, rateArticle, reviewArticle, setSections } from './change.ts';
import { articlesApi as api, type ArticleView } from './articles.contract.ts';
import { addArticleFile, readArticleFile, removeArticleFile } from './files.ts';
import { listArticles, listVersions, viewArticle, viewVersion } from './view.ts';
import { archiveArticle, publishArticle, restoreVersion, saveArticle, writeArticle } from './write.ts';

async function after(work: Work, id: string, done: Promise<unknown>): Promise<ArticleView> {
  await done;
  return viewArticle(work, id);
}

export const articleRoutes: readonly Route[] = [
  route(api.listArticles, (work, { query }) => listArticles(work, query)),
  route(api.getArticle, (work, { params }) => viewArticle(work, params.id)),
  route(api.writeArticle, async (work, { body }) =>
    viewArticle(work, await writeArticle(work, personOf(work).id, body)),
  ),
  route(api.saveArticle, (work, { params: { id }, body }) => after(work, id, saveArticle(work, id, body))),
  route(api.changeArticle, (work, { params: { id }, body }) => after(work, id, changeArticle(work, id, body))),
  route(api.publishArticle, (work, { params: { id }, body }) =>
    after(work, id, publishArticle(work, id, body.version)),
  ),
  route(api.archiveArticle, (work, { params: { id }, body }) =>
    after(work, id, archiveArticle(work, id, body.archived)),
  ),
  route(api.reviewArticle, (work, { params: { id }, body }) => after(work, id, reviewArticle(work, id, body.reviewOn))),
  route(api.rateArticle, (work, { params: { id }, body }) => after(work, id, rateArticle(work, id, body))),
  route(api.listVersions, (work, { params }) => listVersions(work, params.id)),
  route(api.getVersion, (work, { params }) => viewVersion(work, params.id, params.n)),
  route(api.restoreVersion, (work, { params: { id, n } }) => after(work, id, restoreVersion(work, id, n))),
  ownRoute(api.addArticleFile, (work, { params, query }, context) =>
    addArticleFile(work, { id: params.id, name: query.name }, context),
  ),
  route(api.removeArticleFile, (work, { params: { id, fileId } }) =>
    after(work, id, removeArticleFile(work, id, fileId)),
  ),
  route(api.getArticleFile, (work, { params }) => readArticleFile(work, params.id, params.fileId)),
  route(api.setSections, async (work, { body }) => ({ sections: await setSections(work, body.sections) })),
];
