import { addNote, reply } from '#areas/cases/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { settingsOf } from '../asking/line.store.ts';
import { slotFrom } from '../asking/slots.rules.ts';
import { say } from '../asking/words.ts';
import { demandLine } from '../line.ts';
import { mayGiveUp, readsWriting } from './attend.rules.ts';
import {
  callsOf,
  insertCall,
  lockContact,
  markAttended,
  markClosed,
  markReturned,
  movePromise,
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

/** An answer in writing goes out like any answer of the case; it counts when it has left. @throws {DomainError} direct.phone_only, case.other_language, case.other_way */
export async function answerContact(
  work: Work,
  id: string,
  { text, reasons }: HandlerInput<typeof attendingApi.answerContact>['body'],
): Promise<void> {
  const contact = await open(work, id);
  if (!readsWriting(contact)) throw conflict('direct.phone_only');
  await reply(work, contact.reference, { text, reasons, cc: [], bcc: [], fileIds: [], then: 'keep', insist: true });
}

/**
 * Closed with what the team learns, which stands in the thread as a note; who was tried enough and never picked up, as not reached; whose
 * case was put away by somebody else, as none of ours. @throws {DomainError} direct.not_attended
 */
export async function closeContact(work: Work, id: string, learnt: string): Promise<void> {
  const contact = await open(work, id);
  const isReached = contact.state !== 'waiting';
  if (!isReached && !contact.putAway && !mayGiveUp(contact, await callsOf(work.db, id)))
    throw conflict('direct.not_attended');
  const as = isReached ? 'attended' : contact.putAway ? 'not_ours' : 'unreached';
  await markClosed(work.db, id, { as, by: personOf(work).id, learnt, at: work.now });
  const text = say(contact.language === 'en' ? 'en' : 'es', 'direct.learnt_note', { text: learnt });
  await addNote(work, contact.reference, { text, mentions: [], fileIds: [] });
  tell(work, contact, 'direct.closed', { as });
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
