import { route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import { viewArea, viewCircuits } from './circuits.view.ts';
import { consultApi as api } from './consult.contract.ts';
import { cancelConsultation, consultArea } from './consult.ts';
import { closePromise } from '../informing/promises.ts';

export const consultRoutes: readonly Route[] = [
  route(api.caseCircuits, (work, { params }) => viewCircuits(work, params.reference)),
  route(api.areaAnswering, (work, { params }) => viewArea(work, params.reference, params.areaId)),
  route(api.consultArea, async (work, { params, body }) => {
    const { asked, customer } = await consultArea(work, params.reference, body);
    await flushEvents(work);
    const { id, told, dueAt } = asked;
    return {
      ...(await viewCircuits(work, params.reference)),
      asked: { id, told: told.name, because: told.because, dueAt: dueAt.toISOString(), customer },
    };
  }),
  route(api.cancelConsultation, async (work, { params }) => {
    await cancelConsultation(work, params.reference, params.id);
    return viewCircuits(work, params.reference);
  }),
  route(api.closePromise, async (work, { params, body }) => {
    await closePromise(work, params.reference, params.id, body.kept);
    return viewCircuits(work, params.reference);
  }),
];
