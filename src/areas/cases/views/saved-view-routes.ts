import { route, type Route } from '#platform/http/route.ts';
import { savedViewsApi as api } from './saved-views.contract.ts';
import { savedViews } from './saved-views.store.ts';
import { changeView, deleteView, saveView, viewSavedViews } from './saved-views.ts';
import { countViews } from './view-counts.store.ts';

export const savedViewRoutes: readonly Route[] = [
  route(api.listSavedViews, (work) => viewSavedViews(work)),
  route(api.countSavedViews, async (work) => countViews(work, await savedViews(work.db, work.actor))),
  route(api.saveView, (work, { body }) => saveView(work, body)),
  route(api.changeView, (work, { params, body }) => changeView(work, params.id, body)),
  route(api.deleteView, (work, { params }) => deleteView(work, params.id)),
];
