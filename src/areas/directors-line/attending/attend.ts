import { addNote, reply } from '#areas/cases/index.ts';
import { peopleByIds, personOf } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type EventData, type LogEvent, type Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { settingsOf } from '../asking/line.store.ts';
import { passedUp } from '../asking/passed-up.ts';
import { slotFrom } from '../asking/slots.rules.ts';
import { say } from '../asking/words.ts';
import { demandLine, lineOf } from '../line.ts';
import { isAnswer, readsWriting } from './attend.rules.ts';
import {
  insertCall,
  lockContact,
  markAttended,
  markClosed,
  markReturned,
  movePromise,
  reopenUnreached,
  waitingOfCase,
  writtenBy,
  type ContactData,
} from './contact.store.ts';
import type { attendingApi } from './contract.ts';

/** A call made. Spoken to, they were reached; a moment to call back is a new promise, to who still waits. @throws {DomainError} direct.call_back_when, direct.attended */
export async function logCall(
  work: Work,
  id: string,
  { outcome, notes, callBackAt }: HandlerInput<typeof attendingApi.logCall>['body'],
): Promise<void> {
  const contact = await open(work, id);
  const again = outcome === 'call_back' ? new Date(callBackAt ?? 0) : null;
  if (again && contact.state !== 'waiting') throw conflict('direct.attended');
  if (again && again <= work.now) throw invalid('direct.call_back_when');
  const byId = personOf(work).id;
  await insertCall(work.db, { id: newId(), contactId: id, at: work.now, byId, outcome, notes, callBackAt: again });
  if (outcome === 'spoken') await markAttended(work.db, id, byId, 'call', work.now);
  if (again) await movePromise(work.db, id, slotFrom(again, (await settingsOf(work.db)).slotMinutes).until);
  tell(work, contact, 'direct.called', { outcome, again: again?.toISOString() ?? null });
}

/** An answer in writing goes out like any answer of the case; it counts when it has left. @throws {DomainError} direct.phone_only */
export async function answerContact(work: Work, id: string, text: string): Promise<void> {
  const contact = await open(work, id);
  if (!readsWriting(contact)) throw conflict('direct.phone_only');
  await reply(work, contact.reference, { text, cc: [], bcc: [], fileIds: [], then: 'keep', insist: true });
}

/** Closed with what the team learns, which stands in the thread as a note. @throws {DomainError} direct.not_attended */
export async function closeContact(work: Work, id: string, learnt: string): Promise<void> {
  const contact = await open(work, id);
  if (contact.state === 'waiting') throw conflict('direct.not_attended');
  await markClosed(work.db, id, personOf(work).id, learnt, work.now);
  const text = say(contact.language === 'en' ? 'en' : 'es', 'direct.learnt_note', { text: learnt });
  await addNote(work, contact.reference, { text, mentions: [], fileIds: [] });
  tell(work, contact, 'direct.closed', {});
}

/** Back to whoever attends the case, with what to do: a note that mentions them. They answer, and that counts. @throws {DomainError} direct.nobody_attends */
export async function returnContact(work: Work, id: string, instruction: string): Promise<void> {
  const contact = await open(work, id);
  const { owner } = contact;
  if (!owner || owner.id === personOf(work).id) throw conflict('direct.nobody_attends');
  await markReturned(work.db, id, owner.id, instruction, work.now);
  const text = say(contact.language === 'en' ? 'en' : 'es', 'direct.return_note', { text: instruction });
  await addNote(work, contact.reference, { text, mentions: [owner.id], fileIds: [] });
  tell(work, contact, 'direct.returned', { to: owner.id });
}

async function open(work: Work, id: string): Promise<ContactData> {
  await demandLine(work);
  const contact = await lockContact(work.db, id);
  if (!contact) throw missing('direct.not_found');
  if (contact.state === 'closed') throw conflict('direct.closed');
  return contact;
}

function tell(work: Work, contact: ContactData, type: string, data: EventData): void {
  record(work, ['case', contact.caseId], type, { contact: contact.id, ...data });
  record(work, ['direct', contact.id], 'direct.moved', {});
}

/** An answer counts when it has left, from here or from the inbox; one that did not arrive leaves them waiting again. */
export const reader: Reader = {
  name: 'directors-line',
  types: ['case.reply_sent', 'case.reply_failed', 'case.passed_up'],
  async handle(work, event) {
    if (event.type === 'case.passed_up') return passedUp(work, event);
    if (typeof event.data.message !== 'string' || event.data.aside === true) return;
    if (event.type === 'case.reply_failed') return failed(work, event.data.message);
    await left(work, event, event.data.message);
  },
};

async function left(work: Work, event: LogEvent, message: string): Promise<void> {
  const caseId = event.stream.slice(event.stream.indexOf(':') + 1);
  const waiting = await waitingOfCase(work.db, caseId);
  const written = waiting && (await writtenBy(work.db, message));
  if (!waiting || !written || !isAnswer(waiting, written, await heldLine(work, written))) return;
  await markAttended(work.db, waiting.id, written.authorId, 'message', event.at);
  record(work, ['case', caseId], 'direct.answered', { contact: waiting.id, message, by: written.authorId });
  record(work, ['direct', waiting.id], 'direct.moved', {});
}

async function failed(work: Work, message: string): Promise<void> {
  for (const { id } of await reopenUnreached(work.db, message))
    record(work, ['direct', id], 'direct.moved', { state: 'waiting' });
}

/** Whether its author held the line when they wrote it. */
async function heldLine(work: Work, { authorId, at }: { authorId: string; at: Date }): Promise<boolean> {
  const [line, people] = await Promise.all([lineOf(work.db, at), peopleByIds(work.db, [authorId])]);
  const isDirector = people.get(authorId)?.roles.includes('director') ?? false;
  return isDirector || authorId === line.directorId || authorId === line.onDutyId;
}
