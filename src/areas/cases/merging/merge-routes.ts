import { route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseView } from '../contract.ts';
import { viewCase } from '../reading/case.view.ts';
import { mergingApi as api } from './merge.contract.ts';
import { merge, part } from './merge.ts';
import { mergeCandidates, previewMerge } from './merge.view.ts';

async function after(work: Work, reference: string, done: Promise<void>): Promise<CaseView> {
  await done;
  await flushEvents(work);
  return viewCase(work, { reference });
}

export const mergeRoutes: readonly Route[] = [
  route(api.mergeCandidates, (work, { params }) => mergeCandidates(work, params.reference)),
  route(api.previewMerge, (work, { params }) => previewMerge(work, params.reference, params.other)),
  route(api.merge, (work, { params, body }) =>
    after(work, params.reference, merge(work, params.reference, body.other)),
  ),
  route(api.undoMerge, (work, { params }) =>
    after(work, params.reference, part(work, params.reference, params.mergeId)),
  ),
];
