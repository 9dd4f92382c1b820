import { addWorkingTime } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type LogEvent } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { insertContact, settingsOf, waitingContact } from './line.store.ts';
import { tellHolder } from './tell.ts';

/** A case that an agent passed up stands in the line once; where it waits already, what is said now joins what was, and is told too. */
export async function passedUp(work: Work, event: LogEvent): Promise<void> {
  const caseId = event.stream.slice(event.stream.indexOf(':') + 1);
  const waiting = await waitingContact(work.db, caseId);
  if (waiting) return saidAgain(work, caseId, waiting.id);
  const [{ promiseMinutes }, { calendar }] = await Promise.all([settingsOf(work.db), calendarFor(work.db, null)]);
  const id = newId();
  const kept = await insertContact(work.db, {
    id,
    caseId,
    kind: 'message',
    origin: 'agent',
    messageId: null,
    noteId: String(event.data.note),
    unprovenAbout: null,
    phone: '',
    slotAt: null,
    promisedAt: addWorkingTime(calendar, event.at, promiseMinutes),
    askedAt: event.at,
  });
  if (!kept) return;
  record(work, ['case', caseId], 'direct.asked', {
    contact: id,
    kind: 'message',
    slot: null,
    note: event.data.note ?? null,
  });
  record(work, ['direct', id], 'direct.moved', { state: 'waiting' });
  await tellHolder(work, { contactId: id, caseId, call: false, slotAt: null });
}

/** The case's own log tells who said it and why. */
async function saidAgain(work: Work, caseId: string, contactId: string): Promise<void> {
  record(work, ['direct', contactId], 'direct.moved', {});
  await tellHolder(work, { contactId, caseId, call: false, slotAt: null });
}
