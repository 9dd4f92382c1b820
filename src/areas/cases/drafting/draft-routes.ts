import { route, type Route } from '#platform/http/route.ts';
import { draftingApi as api } from './drafting.contract.ts';
import { listDrafts, readDrafts, saveDraft } from './drafts.ts';

export const draftRoutes: readonly Route[] = [
  route(api.listDrafts, (work) => listDrafts(work)),
  route(api.getDrafts, (work, { params }) => readDrafts(work, params.reference)),
  route(api.saveDraft, (work, { params, body }) => saveDraft(work, params.reference, body)),
];
