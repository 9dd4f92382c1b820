import { peopleByIds } from '#areas/identity/index.ts';
import { record, type LogEvent, type Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { joinContact } from '../asking/line.store.ts';
import { passedUp } from '../asking/passed-up.ts';
import { lineOf } from '../line.ts';
import { isAnswer } from './attend.rules.ts';
import {
  belongsTo,
  giveSlot,
  markAttended,
  markClosed,
  moveContact,
  reopenPutAway,
  reopenUnreached,
  waitingOfCase,
  writtenBy,
  type ContactData,
} from './contact.store.ts';

const FOLLOWED: Record<string, (work: Work, event: LogEvent) => Promise<void>> = {
  'case.reply_sent': left,
  'case.reply_failed': failed,
  'case.passed_up': passedUp,
  'case.discarded': putAway,
  'case.reopened': broughtBack,
  'case.message_moved': wordsMoved,
};

/** An answer counts when it has left, from here or from the inbox; one that did not arrive leaves them waiting again. What is put away asks for nobody. */
export const reader: Reader = {
  name: 'directors-line',
  types: Object.keys(FOLLOWED),
  async handle(work, event) {
    // A mail to somebody else answers nobody who waits.
    if (event.data.aside === true) return;
    await FOLLOWED[event.type]?.(work, event);
  },
};

async function left(work: Work, event: LogEvent): Promise<void> {
  const [caseId, message] = [caseOf(event), String(event.data.message)];
  const waiting = await waitingOfCase(work.db, caseId);
  const written = waiting && (await writtenBy(work.db, message));
  if (!waiting || !written || !isAnswer(waiting, written, await heldLine(work, written.authorId, written.at))) return;
  await markAttended(work.db, waiting.id, written.authorId, 'message', event.at);
  record(work, ['case', caseId], 'direct.answered', { contact: waiting.id, message, by: written.authorId });
  record(work, ['direct', waiting.id], 'direct.moved', {});
}

async function failed(work: Work, event: LogEvent): Promise<void> {
  waitAgain(work, await reopenUnreached(work.db, String(event.data.message)));
}

/**
 * A case put away as none of ours asks for nobody; who wrote twice is still somebody who waits. So is whoever was put away by somebody
 * who does not hold the line: nobody else keeps a customer from the Director, who sees it and may close it.
 */
async function putAway(work: Work, event: LogEvent): Promise<void> {
  if (event.data.reason === 'duplicate' || event.data.reason === 'moved') return;
  const waiting = await waitingOfCase(work.db, caseOf(event));
  const by = personIn(event.actor);
  if (waiting && by && !(await heldLine(work, by, event.at)))
    return record(work, ['direct', waiting.id], 'direct.moved', {});
  if (waiting) await end(work, waiting, 'not_ours');
}

async function broughtBack(work: Work, event: LogEvent): Promise<void> {
  waitAgain(work, await reopenPutAway(work.db, caseOf(event)));
}

/** They wait where their words are now; where they wait already, once. */
async function wordsMoved(work: Work, event: LogEvent): Promise<void> {
  const { from, to } = event.data as { from: string; to: string };
  const contact = caseOf(event) === to ? await waitingOfCase(work.db, from) : undefined;
  if (!contact || !(await belongsTo(work.db, contact.id, to))) return;
  const other = await waitingOfCase(work.db, to);
  if (!other) {
    await moveContact(work.db, contact.id, to);
    return record(work, ['direct', contact.id], 'direct.moved', {});
  }
  await giveSlot(work.db, contact.id, other.id);
  const { phone, slotAt: at, promisedAt: until } = contact;
  const slot = at && until > at ? { from: at, until } : null;
  if (contact.kind === 'call') await joinContact(work.db, other.id, { phone, slot, first: false });
  await end(work, contact, 'joined');
}

async function end(work: Work, { id, caseId }: ContactData, as: 'not_ours' | 'joined'): Promise<void> {
  await markClosed(work.db, id, { as, by: null, learnt: '', at: work.now });
  record(work, ['case', caseId], 'direct.closed', { contact: id, as });
  record(work, ['direct', id], 'direct.moved', {});
}

function waitAgain(work: Work, contacts: readonly { id: string }[]): void {
  for (const { id } of contacts) record(work, ['direct', id], 'direct.moved', { state: 'waiting' });
}

function caseOf({ stream }: LogEvent): string {
  return stream.slice(stream.indexOf(':') + 1);
}

function personIn(actor: string): string | null {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}

/** Whether this person held the line at that moment. */
async function heldLine(work: Work, personId: string, at: Date): Promise<boolean> {
  const [line, people] = await Promise.all([lineOf(work.db, at), peopleByIds(work.db, [personId])]);
  const isDirector = people.get(personId)?.roles.includes('director') ?? false;
  return isDirector || personId === line.directorId || personId === line.onDutyId;
}
