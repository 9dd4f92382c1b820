import { route, type Route } from '#platform/http/route.ts';
import { answerFinding, passFinding } from './answer.ts';
import { findingsApi as api } from './contract.ts';
import { findingDraft, makeFinding } from './make.ts';
import { listFindings, viewFinding } from './view.ts';

export const findingRoutes: readonly Route[] = [
  route(api.listFindings, (work, { query }) => listFindings(work, query)),
  route(api.getFinding, (work, { params }) => viewFinding(work, params.id)),
  route(api.answerFinding, async (work, { params, body }) => {
    await answerFinding(work, params.id, body);
    return viewFinding(work, params.id);
  }),
  route(api.passFinding, (work, { params, body }) => passFinding(work, params.id, body)),
  route(api.findingDraft, (work, { params }) => findingDraft(work, params.reference)),
  route(api.makeFinding, async (work, { params, body }) =>
    viewFinding(work, await makeFinding(work, params.reference, body)),
  ),
];
