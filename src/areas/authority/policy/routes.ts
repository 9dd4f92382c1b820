import { route, type Route } from '#platform/http/route.ts';
import { policyApi as api } from './contract.ts';
import { draftAdvice, listAdvice, listAdvised } from './simulation/advise.ts';
import { simulationApi } from './simulation/contract.ts';
import { listSimulated, simulatePolicy } from './simulation/simulate.ts';
import { familiesInForce, listSolutions, putSolution } from './solutions/solutions.ts';
import { surpriseApi } from './surprises/contract.ts';
import { listSurprises } from './surprises/surprises.ts';
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
  route(api.listSolutions, async (work) => ({
    solutions: await listSolutions(work),
    families: await familiesInForce(work),
  })),
  route(api.putSolution, (work, { params, body }) => putSolution(work, { ...body, code: params.code })),
  route(simulationApi.simulatePolicy, (work, { params, query }) => simulatePolicy(work, params.id, query.months)),
  route(simulationApi.listSimulated, (work, { params, query }) => listSimulated(work, params.id, query)),
  route(simulationApi.listAdvice, (work) => listAdvice(work)),
  route(simulationApi.listAdvised, (work, { query }) => listAdvised(work, query.key)),
  route(simulationApi.draftAdvice, (work, { body }) => draftAdvice(work, body)),
  route(surpriseApi.listSurprises, (work) => listSurprises(work)),
];
