import { addWorkingTime } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { conflict, missing } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { insertContact, settingsOf, waitingContact } from '../asking/line.store.ts';
import { demandLine } from '../line.ts';
import type { unreachedApi, UnreachedRow } from './contract.ts';
import { rulesInUse } from './course.store.ts';
import { countListed, findListed, lockUnreached, markTaken, type UnreachedData } from './unreached.store.ts';

const SHOWN = 200;

/** @throws {DomainError} direct.not_yours */
export async function listUnreached(work: Work): Promise<CallOutput<typeof unreachedApi.listUnreached>> {
  await demandLine(work);
  const [found, total, rules] = await Promise.all([
    findListed(work.db, SHOWN),
    countListed(work.db),
    rulesInUse(work.db),
  ]);
  return { items: found.map(rowOf), total, rules };
}

function rowOf(one: UnreachedData): UnreachedRow {
  const { id, reference, subject, customer, language, owner, reasons, phone, words } = one;
  const foundAt = one.foundAt.toISOString();
  return { id, reference, subject, customer, language, owner, reasons, phone, words, foundAt };
}

/** They stand in the line from now on, with its promise, since when they were found: off this list, and answered. Returns the contact. */
export async function reachOut(work: Work, id: string, way: 'call' | 'message'): Promise<{ contactId: string }> {
  await demandLine(work);
  const found = await lockUnreached(work.db, id);
  if (!found) throw missing('unreached.not_found');
  if (found.state !== 'listed') throw conflict(found.state === 'taken' ? 'unreached.taken' : 'unreached.over');
  const waiting = await waitingContact(work.db, found.caseId);
  const contactId = waiting?.id ?? (await stand(work, found, way));
  await markTaken(work.db, id, personOf(work).id, contactId, work.now);
  record(work, ['case', found.caseId], 'direct.reached_out', {
    contact: contactId,
    unreached: id,
    kind: way,
    reasons: found.reasons.map(({ reason }) => reason),
  });
  record(work, ['direct', contactId], 'direct.moved', {});
  return { contactId };
}

async function stand(work: Work, found: UnreachedData, kind: 'call' | 'message'): Promise<string> {
  const id = newId();
  const [{ promiseMinutes }, { calendar }] = [await settingsOf(work.db), await calendarFor(work.db, null)];
  await insertContact(work.db, {
    id,
    caseId: found.caseId,
    kind,
    origin: 'found',
    messageId: found.messageId,
    noteId: null,
    unprovenAbout: null,
    phone: found.phone,
    slotAt: null,
    promisedAt: addWorkingTime(calendar, work.now, promiseMinutes),
    askedAt: found.foundAt,
  });
  return id;
}
