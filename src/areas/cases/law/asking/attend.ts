import { onDuty } from '#areas/organisation/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase } from '../../course/case.store.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { liftSnooze } from '../../verbs/wake.ts';
import { callBy } from './ask-supervisor.ts';
import { findRequest, hasWaiting, insertRequest, markAttended } from './request.store.ts';
import { mayAttend } from './supervising.rules.ts';

/**
 * The customer, on their page, wants a person (Ley 10/2025, art. 8.2). The case comes back to us at once, wherever it was
 * put off to. Pressed twice, it is asked once.
 */
export async function askPerson(work: Work, caseId: string, phone: string): Promise<void> {
  const state = await lockCase(work, { id: caseId });
  if (await hasWaiting(work.db, state.id, 'person')) return;
  const request = await insertRequest(work, {
    caseId: state.id,
    kind: 'person',
    via: 'portal',
    phone: phone.slice(0, 40),
    said: '',
    sameContact: false,
    assignedId: state.ownerId,
    dueAt: await callBy(work, state.teamId),
  });
  await liftSnooze(work, state, 'person_asked');
  if (state.lastWord === 'ours_waiting') state.lastWord = 'theirs';
  state.inboundN += 1;
  state.movedAt = work.now;
  await settle(work, state, 'case.person_asked', { request, via: 'portal' });
}

/** They were spoken to. @throws {DomainError} request.not_found, request.attended, request.not_supervisor */
export async function attendRequest(work: Work, reference: string, id: string, outcome: string): Promise<void> {
  const { state, found } = await demandWaiting(work, reference, id);
  await markAttended(work, id, outcome);
  const seconds = Math.round((work.now.getTime() - found.askedAt.getTime()) / 1_000);
  const type = found.kind === 'supervisor' ? 'case.supervisor_called' : 'case.person_attended';
  await settle(work, state, type, { request: id, seconds, same_contact: found.sameContact });
}

/** Nobody answered the call: it is in the log as proof, and they go on waiting. @throws as `attendRequest` */
export async function tryRequest(work: Work, reference: string, id: string): Promise<void> {
  const { state } = await demandWaiting(work, reference, id);
  await settle(work, state, 'case.call_tried', { request: id });
}

async function demandWaiting(work: Work, reference: string, id: string) {
  const state = await begin(work, reference, 'note');
  const found = await findRequest(work.db, state.id, id);
  if (!found) throw missing('request.not_found');
  if (found.state !== 'waiting') throw conflict('request.attended');
  demand(mayAttend(work.actor, found, await onDuty(work.db, { purpose: 'supervision' }, work.now)));
  state.movedAt = work.now;
  return { state, found };
}
