import { route, type Route } from '#platform/http/route.ts';
import { policyApi as api } from './contract.ts';
import { listSolutions, putSolution } from './solutions/solutions.ts';
import { createPolicy, discardPolicy, updatePolicy } from './versions/draft.ts';
import { publishPolicy, withdrawPolicy } from './versions/publish.ts';
import { listPolicies, openPolicy } from './versions/view.ts';

export const routes: readonly Route[] = [
  route(api.listPolicies, (work) => listPolicies(work)),
  route(api.getPolicy, (work, { params }) => openPolicy(work, params.id)),
  route(api.createPolicy, (work, { body }) => createPolicy(work, body)),
  route(api.updatePolicy, (work, { params, body }) => updatePolicy(work, params.id, body)),
  route(api.discardPolicy, async (work, { params }) => {
    await discardPolicy(work, params.id);
    return {};
  }),
  route(api.publishPolicy, (work, { params, body }) => publishPolicy(work, params.id, body)),
  route(api.withdrawPolicy, (work, { params }) => withdrawPolicy(work, params.id)),
  route(api.listSolutions, async (work) => ({ solutions: await listSolutions(work) })),
  route(api.putSolution, (work, { params, body }) => putSolution(work, { ...body, code: params.code })),
];
