import { mayDecideAsDirector } from '#areas/authority/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { demandLine, holderOf, lineOf } from '../line.ts';
import { mayHoldLine } from '../line.rules.ts';
import { mayGiveUp, readsWriting } from './attend.rules.ts';
import { callsOf, countsOf, findContact, findContacts, type CallData, type ContactData } from './contact.store.ts';
import type { attendingApi, ContactRow, ContactView } from './contract.ts';
import { storyOf } from './story.rules.ts';
import { happenedIn, passedUpIn } from './story.store.ts';

/** @throws {DomainError} direct.not_yours */
export async function lineQueue(
  work: Work,
  state: 'open' | 'closed',
): Promise<CallOutput<typeof attendingApi.lineQueue>> {
  await demandLine(work);
  const [contacts, counts, holder] = await Promise.all([
    findContacts(work.db, state),
    countsOf(work.db, work.now),
    holderOf(work.db, work.now),
  ]);
  return {
    contacts: contacts.map((one) => rowOf(one, work.now)),
    unanswered: counts.unanswered,
    late: counts.late,
    holder: holder && { id: holder.id, name: holder.name },
    lastAt: counts.lastAt?.toISOString() ?? null,
  };
}

export async function ownLine(work: Work): Promise<CallOutput<typeof attendingApi.ownLine>> {
  const holds = mayHoldLine(work.actor, await lineOf(work.db, work.now)).ok;
  return { holds, waiting: holds ? (await countsOf(work.db, work.now)).unanswered : 0 };
}

/** @throws {DomainError} direct.not_yours, direct.not_found */
export async function viewContact(work: Work, id: string): Promise<ContactView> {
  await demandLine(work);
  const found = await findContact(work.db, id);
  if (!found) throw missing('direct.not_found');
  const [calls, events, broughtBy] = [
    await callsOf(work.db, id),
    await happenedIn(work.db, found.caseId),
    await passedUpIn(work.db, found),
  ];
  const { phone, email, owner, words, language, unprovenAbout, foundBy, returned, putAway } = found;
  return {
    ...rowOf(found, work.now),
    phone,
    email,
    owner,
    words,
    language,
    broughtBy: broughtBy.map((one) => ({ ...one, at: one.at.toISOString() })),
    unprovenAbout,
    putAway,
    foundBy,
    returned: returned && { ...returned, at: new Date(returned.at).toISOString() },
    firstPromisedAt: found.firstPromisedAt.toISOString(),
    calls: calls.map((call) => ({
      ...call,
      at: call.at.toISOString(),
      callBackAt: call.callBackAt?.toISOString() ?? null,
    })),
    story: storyOf(events).map((line) => ({ ...line, at: line.at.toISOString() })),
    can: { ...abilitiesOn(found, calls), decide: await mayDecide(work, found) },
  };
}

async function mayDecide(work: Work, { caseId, state }: ContactData): Promise<true | string> {
  if (state === 'closed') return 'direct.closed';
  const verdict = await mayDecideAsDirector(work, caseId);
  return verdict.ok || verdict.reason;
}

function abilitiesOn(found: ContactData, calls: readonly CallData[]): ContactView['can'] {
  if (found.state === 'closed')
    return Object.fromEntries(['call', 'callBack', 'answer', 'return', 'close'].map((one) => [one, 'direct.closed']));
  const waits = found.state === 'waiting';
  return {
    call: true,
    callBack: waits || 'direct.attended',
    answer: readsWriting(found) || 'direct.phone_only',
    return: found.owner ? true : 'direct.nobody_attends',
    close: !waits || found.putAway || mayGiveUp(found, calls) || 'direct.not_attended',
  };
}

function rowOf(one: ContactData, now: Date): ContactRow {
  const { id, reference, subject, customer, kind, origin, state, attendedBy, endedAs, learnt } = one;
  return {
    id,
    reference,
    subject,
    customer,
    kind,
    origin,
    askedAt: one.askedAt.toISOString(),
    promisedAt: one.promisedAt.toISOString(),
    slotAt: one.slotAt?.toISOString() ?? null,
    late: (one.attendedAt ?? now) > one.promisedAt,
    state,
    attendedAt: one.attendedAt?.toISOString() ?? null,
    attendedBy,
    heldBy: state === 'waiting' && one.returned ? one.returned.to : null,
    closedAt: one.closedAt?.toISOString() ?? null,
    endedAs,
    learnt,
  };
}
