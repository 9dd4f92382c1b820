import { personOf } from '#areas/identity/index.ts';
import { areaInUse } from '#areas/organisation/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { conflict, forbidden, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { revokeLinks } from '../links.ts';
import { mayRemind, onlyReads } from './consultation.rules.ts';
import { mailNews, mailQuestion, type Why } from './asking/mails.ts';
import { answerInWords } from './answering/answer.ts';
import {
  findById,
  findConsultation,
  lockConsultation,
  markClosed,
  markReminded,
  markTold,
  type ConsultationRow,
} from './store.ts';
import { openOnes } from './sweep.store.ts';
import { addMessage } from './reading/thread.store.ts';
import { leadOf, present, whomToTell } from './asking/whom.ts';

const AGAIN = 5 * MINUTE;

/** «Recordar»: whoever is on duty now gets it again, with a new link; the older ones go on working. */
export async function remind(work: Work, id: string): Promise<void> {
  const person = personOf(work);
  const seen = await findConsultation(work.db, work.actor, id);
  if (!seen) throw missing('consultation.not_found');
  const verdict = mayRemind(person, seen);
  if (!verdict.ok)
    throw verdict.reason === 'consultation.closed' ? conflict(verdict.reason) : forbidden(verdict.reason);
  const c = (await lockConsultation(work.db, id)) as ConsultationRow;
  if (c.state !== 'open') throw conflict('consultation.closed');
  if (c.remindedAt && addMs(c.remindedAt, AGAIN) > work.now) throw conflict('consultation.reminded_just_now');
  await remindNow(work, c, 'person');
}

/** The mail goes to whoever answers now, who may be another than at first. */
export async function remindNow(work: Work, c: ConsultationRow, by: 'person' | 'time' | 'left'): Promise<void> {
  await tellAgain(work, c, 'reminder');
  await markReminded(work, c.id);
  record(work, ['case', c.caseId], 'consultation.reminded', { consultation: c.id, area: c.areaId, by });
  record(work, ['consultation', c.id], 'consultation.moved', { state: 'open' });
}

async function tellAgain(work: Work, c: ConsultationRow, why: Why): Promise<void> {
  const told = await whomToTell(work.db, await areaInUse(work.db, c.areaId), c.askedBy, work.now);
  if (!told) return;
  await markTold(work.db, c.id, { personId: told.personId, address: told.address });
  await mailQuestion(work, c, told, why);
}

/** A word in its thread, by whoever sees it. The customer never does. */
export async function sayInConsultation(work: Work, id: string, text: string): Promise<void> {
  const person = personOf(work);
  const seen = await findConsultation(work.db, work.actor, id);
  if (!seen || onlyReads(person)) throw missing('consultation.not_found');
  const fromArea = person.areaIds.includes(seen.areaId) || seen.headId === person.id;
  await addMessage(work, {
    consultationId: id,
    caseId: seen.caseId,
    authorId: person.id,
    areaId: fromArea ? seen.areaId : null,
    via: 'app',
    text,
  });
  tellMessage(work, seen, fromArea);
}

export function tellMessage(work: Work, c: Pick<ConsultationRow, 'id' | 'caseId' | 'areaId'>, fromArea: boolean): void {
  record(work, ['case', c.caseId], 'consultation.message', { consultation: c.id, area: c.areaId, fromArea });
  record(work, ['consultation', c.id], 'consultation.moved', {});
}

/** The case no longer needs it, or the work went to another area. The caller holds the case locked. */
export async function closeConsultation(
  work: Work,
  id: string,
  caseId: string,
  as: 'cancelled' | 'handed_over',
): Promise<void> {
  const c = await lockConsultation(work.db, id);
  if (!c || c.caseId !== caseId) throw missing('consultation.not_found');
  if (c.state !== 'open') throw conflict('consultation.closed');
  await markClosed(work, id, as);
  await revokeLinks(work, 'consultation', id);
  record(work, ['case', caseId], `consultation.${as}`, { consultation: id, area: c.areaId });
  record(work, ['consultation', id], 'consultation.moved', { state: as });
}

/**
 * The case has ended: nobody needs the answer to a question any more. Goods that were asked for and work that was handed over are still
 * to be done for a resolved one, and go on; a discarded one never needed them.
 */
export async function endWithCase(work: Work, caseId: string, ended: { at: Date; discarded: boolean }): Promise<void> {
  for (const id of await openOnes(work.db, { caseId, until: ended.at })) {
    const c = await lockConsultation(work.db, id);
    if (c?.state === 'open' && (ended.discarded || c.kind === 'question'))
      await closeConsultation(work, id, caseId, 'cancelled');
  }
}

/** An answer that came when its case had ended: it opens nothing again, and whoever asked hears of it. */
export async function tellLateAnswer(work: Work, id: string): Promise<void> {
  const c = await findById(work.db, id);
  const asker = c && ((await present(work.db, c.askedBy, work.now)) ?? (await leadOf(work.db, c.askedBy, work.now)));
  if (c && asker) await mailNews(work, c, asker, 'late_answer', { answer: answerInWords(c) });
}
