import { route, type Route } from '#platform/http/route.ts';
import { flushEvents } from '#platform/log/append.ts';
import type { Work } from '#platform/work/index.ts';
import { snoozingApi } from '../snoozing/snoozing.contract.ts';
import { wakingEvents } from '../snoozing/waking.ts';
import { familyApi as api, type FamilyView } from './family.contract.ts';
import { leaveParent, setParent, viewFamily } from './family.ts';

async function after(work: Work, reference: string, done: Promise<void>): Promise<FamilyView> {
  await done;
  await flushEvents(work);
  return viewFamily(work, reference);
}

export const familyRoutes: readonly Route[] = [
  route(snoozingApi.wakingEvents, (work, { params }) => wakingEvents(work, params.reference)),
  route(api.getFamily, (work, { params }) => viewFamily(work, params.reference)),
  route(api.setParent, (work, { params, body }) =>
    after(work, params.reference, setParent(work, params.reference, body.parent)),
  ),
  route(api.leaveParent, (work, { params }) => after(work, params.reference, leaveParent(work, params.reference))),
];
