import { route, type Route } from '#platform/http/route.ts';
import { bulkApi as api } from './bulk.contract.ts';
import { makeBulk, previewBulk, stopBulk, undoBulk } from './bulk.ts';
import { caseReferences, viewBulk, viewBulks } from './bulk.view.ts';

export const bulkRoutes: readonly Route[] = [
  route(api.caseReferences, (work, { query }) => caseReferences(work, query)),
  route(api.previewBulk, (work, { body }) => previewBulk(work, body)),
  route(api.makeBulk, async (work, { body }) => viewBulk(work, await makeBulk(work, body))),
  route(api.listBulks, async (work) => ({ bulks: await viewBulks(work) })),
  route(api.getBulk, (work, { params }) => viewBulk(work, params.id)),
  route(api.stopBulk, async (work, { params }) => {
    await stopBulk(work, params.id);
    return viewBulk(work, params.id);
  }),
  route(api.undoBulk, async (work, { params }) => {
    await undoBulk(work, params.id);
    return viewBulk(work, params.id);
  }),
];
