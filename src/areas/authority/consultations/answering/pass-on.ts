import { legalDueOf } from '#areas/clocks/index.ts';
import { peopleByIds, personOf } from '#areas/identity/index.ts';
import { areaInUse, calendarForArea } from '#areas/organisation/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readLink, revokeLinks } from '../../links.ts';
import { type Addressee, mailQuestion, texts } from '../asking/mails.ts';
import { whomToTell } from '../asking/whom.ts';
import { mayAnswer, timesFor } from '../consultation.rules.ts';
import type { PassingOn } from '../contract.ts';
import { addMessage } from '../reading/thread.store.ts';
import { findConsultation, lockConsultation, markTold, moveToArea, type ConsultationRow } from '../store.ts';
import { lockOpen, type Via } from './answer.ts';

export interface PassedOn {
  area: string;
  told: string;
}

/** In Cauce, by somebody of the area. @throws {DomainError} see PASSING_ERRORS of the contract */
export async function passOnConsultation(work: Work, id: string, given: PassingOn): Promise<PassedOn> {
  const person = personOf(work);
  const seen = await findConsultation(work.db, work.actor, id);
  if (!seen) throw missing('consultation.not_found');
  const verdict = mayAnswer(person, { ...seen, state: 'open' });
  if (!verdict.ok) throw verdict.reason === 'consultation.own' ? conflict(verdict.reason) : missing(verdict.reason);
  return passOn(work, id, given, { personId: person.id, via: 'app' });
}

/** On the page behind a personal link. */
export async function passOnLinked(work: Work, token: string, given: PassingOn): Promise<PassedOn> {
  const link = await readLink(work.db, 'consultation', token, work.now);
  if (!link || link.state === 'expired') throw missing('consultation.not_found');
  if (link.state === 'revoked') throw conflict('consultation.closed');
  return passOn(work, link.subject, given, { personId: link.personId, via: 'link' });
}

/**
 * The question goes to whom it is for: the same one, with what was said of it, shown no more of the customer than before. Another area
 * has its own agreed time, still inside what the law leaves; links of whoever passes it on die.
 */
async function passOn(
  work: Work,
  id: string,
  given: PassingOn,
  by: { personId: string | null; via: Via },
): Promise<PassedOn> {
  const c = await lockOpen(work, id, by.personId);
  const to = given.areaId ? await toArea(work, c, given.areaId) : await toPerson(work, c, given.personId ?? '');
  await revokeLinks(work, 'consultation', id, { passed: true });
  await markTold(work.db, id, { personId: to.personId, address: to.address });
  await tellWhy(work, c, { to: to.areaName ?? to.name, note: given.note }, by);
  const next = (await lockConsultation(work.db, id)) as ConsultationRow;
  await mailQuestion(work, next, to, 'passed');
  const { areaId: area } = next;
  const data = {
    consultation: id,
    from: c.areaId,
    area,
    person: by.personId,
    via: by.via,
    due: next.dueAt.toISOString(),
  };
  record(work, ['case', c.caseId], 'consultation.passed_on', data);
  record(work, ['consultation', id], 'consultation.moved', { state: 'open' });
  return { area: next.areaName, told: to.name || to.address };
}

type Next = Addressee & { areaName?: string };

async function toArea(work: Work, c: ConsultationRow, areaId: string): Promise<Next> {
  if (areaId === c.areaId) throw invalid('consultation.same_hands');
  // The policy names the area that says yes: no other says it in its place.
  if (c.proposalId) throw conflict('consultation.of_proposal');
  const area = await areaInUse(work.db, areaId);
  if (!area.active) throw conflict('consultation.area_unused', { area: area.name });
  const told = await whomToTell(work.db, area, c.askedBy, work.now);
  if (!told) throw conflict('consultation.nobody', { area: area.name });
  const { calendar } = await calendarForArea(work.db, area.id);
  const legalDueAt = await legalDueOf(work.db, c.caseId);
  const times = timesFor({ calendar, minutes: area.answerMinutes, now: work.now, legalDueAt });
  await moveToArea(work.db, c.id, area.id, times);
  return { ...told, areaName: area.name };
}

/** Somebody of the same area, who answers in the time it already has. */
async function toPerson(work: Work, c: ConsultationRow, personId: string): Promise<Next> {
  const area = await areaInUse(work.db, c.areaId);
  const ofArea = area.headId === personId || area.memberIds.includes(personId);
  const person = ofArea ? (await peopleByIds(work.db, [personId])).get(personId) : undefined;
  if (person?.status !== 'active' || personId === c.askedBy) throw missing('consultation.not_found');
  if (personId === c.toldId) throw invalid('consultation.same_hands');
  return { personId, name: person.name, address: person.email, language: person.language };
}

async function tellWhy(
  work: Work,
  c: ConsultationRow,
  { to, note }: { to: string; note: string },
  by: { personId: string | null; via: Via },
): Promise<void> {
  const asker = (await peopleByIds(work.db, [c.askedBy])).get(c.askedBy);
  const said = texts.say(asker?.language ?? 'es', 'consultation.passed', { to });
  await addMessage(work, {
    consultationId: c.id,
    caseId: c.caseId,
    authorId: by.personId,
    areaId: c.areaId,
    via: by.via,
    text: [said, note].filter(Boolean).join('\n'),
  });
}
