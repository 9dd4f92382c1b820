import { onDuty } from '#areas/organisation/index.ts';
import { route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Work } from '#platform/work/index.ts';
import { checkReply } from './answering/check-reply.ts';
import { askSupervisor } from './asking/ask-supervisor.ts';
import { attendRequest, tryRequest } from './asking/attend.ts';
import { waitingRequests } from './asking/request.store.ts';
import { recordConsent } from './consent/consent.ts';
import { liftHold, pageHolds, placeHold } from './holds/hold.ts';
import { tellCutSaid } from './cut/cut.ts';
import { lawApi as api, type CaseLaw } from './law.contract.ts';
import { viewLaw, viewRequest } from './law.view.ts';

async function after(work: Work, reference: string, done: Promise<void>): Promise<CaseLaw> {
  await done;
  await flushEvents(work);
  return viewLaw(work, reference);
}

export const lawRoutes: readonly Route[] = [
  route(api.caseLaw, (work, { params }) => viewLaw(work, params.reference)),
  route(api.checkReply, (work, { params, body }) => checkReply(work, params.reference, body)),
  route(api.tellCut, (work, { params, body }) =>
    after(work, params.reference, tellCutSaid(work, params.reference, body)),
  ),
  route(api.askSupervisor, (work, { params, body }) =>
    after(work, params.reference, askSupervisor(work, params.reference, body)),
  ),
  route(api.attendRequest, (work, { params, body }) =>
    after(work, params.reference, attendRequest(work, params.reference, params.id, body.outcome)),
  ),
  route(api.tryRequest, (work, { params }) =>
    after(work, params.reference, tryRequest(work, params.reference, params.id)),
  ),
  route(api.placeHold, (work, { params, body }) =>
    after(work, params.reference, placeHold(work, params.reference, body)),
  ),
  route(api.liftHold, (work, { params, body }) =>
    after(work, params.reference, liftHold(work, params.reference, params.id, body.reason)),
  ),
  route(api.recordConsent, (work, { params, body }) =>
    after(work, params.reference, recordConsent(work, params.reference, body)),
  ),
  route(api.serviceHolds, (work, { query }) => pageHolds(work, query)),
  route(api.humanRequests, async (work) => {
    const supervisor = await onDuty(work.db, { purpose: 'supervision' }, work.now);
    return {
      requests: (await waitingRequests(work.db, work.actor)).map((one) => viewRequest(work, one, supervisor)),
    };
  }),
];
