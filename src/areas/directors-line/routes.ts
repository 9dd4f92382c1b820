import { route, type Route } from '#platform/http/route.ts';
import { askingApi } from './asking/contract.ts';
import { getLineSettings, setLineSettings } from './asking/settings.ts';
import { answerContact, closeContact, logCall, returnContact } from './attending/attend.ts';
import { attendingApi } from './attending/contract.ts';
import { lineQueue, ownLine, viewContact } from './attending/view.ts';

export const routes: readonly Route[] = [
  route(askingApi.getLineSettings, (work) => getLineSettings(work)),
  route(askingApi.setLineSettings, (work, { body }) => setLineSettings(work, body)),
  route(attendingApi.lineQueue, (work, { query }) => lineQueue(work, query.state)),
  route(attendingApi.ownLine, (work) => ownLine(work)),
  route(attendingApi.getContact, (work, { params }) => viewContact(work, params.id)),
  route(attendingApi.logCall, async (work, { params, body }) => {
    await logCall(work, params.id, body);
    return viewContact(work, params.id);
  }),
  route(attendingApi.answerContact, async (work, { params, body }) => {
    await answerContact(work, params.id, body);
    return viewContact(work, params.id);
  }),
  route(attendingApi.returnContact, async (work, { params, body }) => {
    await returnContact(work, params.id, body.instruction);
    return viewContact(work, params.id);
  }),
  route(attendingApi.closeContact, async (work, { params, body }) => {
    await closeContact(work, params.id, body.learnt);
    return viewContact(work, params.id);
  }),
];
