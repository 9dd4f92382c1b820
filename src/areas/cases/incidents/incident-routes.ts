import { route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Work } from '#platform/work/index.ts';
import { makeBroadcast } from './broadcast.ts';
import { incidentsApi as api, type IncidentView } from './incident.contract.ts';
import { viewIncident, viewIncidents } from './incident.view.ts';
import { attachCases, closeIncident, detachCase, editIncident, openIncident } from './incidents.ts';

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

async function after(work: Work, id: string, done: Promise<void>): Promise<IncidentView> {
  await done;
  await flushEvents(work);
  return viewIncident(work, id);
}

export const incidentRoutes: readonly Route[] = [
  route(api.listIncidents, (work) => viewIncidents(work)),
  route(api.getIncident, (work, { params }) => viewIncident(work, params.id)),
  route(api.openIncident, async (work, { body }) => {
    const id = await openIncident(work, { ...body, restorationAt: dateOf(body.restorationAt) });
    await flushEvents(work);
    return viewIncident(work, id);
  }),
  route(api.editIncident, (work, { params, body: { restorationAt, ...body } }) =>
    after(
      work,
      params.id,
      editIncident(work, params.id, {
        ...body,
        ...(restorationAt === undefined ? {} : { restorationAt: dateOf(restorationAt) }),
      }),
    ),
  ),
  route(api.attachCases, (work, { params, body }) => {
    const { receivedFrom, ...like } = body.like ?? {};
    const alike = { ...like, ...(receivedFrom ? { receivedFrom: new Date(receivedFrom) } : {}) };
    const given = { references: body.references, ...(body.like ? { like: alike } : {}) };
    return after(work, params.id, attachCases(work, params.id, given));
  }),
  route(api.detachCase, (work, { params }) => after(work, params.id, detachCase(work, params.id, params.reference))),
  route(api.broadcast, (work, { params, body }) =>
    after(work, params.id, makeBroadcast(work, params.id, { ...body, restorationAt: dateOf(body.restorationAt) })),
  ),
  route(api.closeIncident, (work, { params }) => after(work, params.id, closeIncident(work, params.id))),
];
