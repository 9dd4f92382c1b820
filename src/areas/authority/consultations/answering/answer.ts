import { personOf } from '#areas/identity/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { revokeLinks } from '../../links.ts';
import { answerProblem, mayAnswer } from '../consultation.rules.ts';
import type { ConsultationAnswer } from '../contract.ts';
import { addFiles, type NewFile } from '../file.store.ts';
import { findConsultation, lockConsultation, markAnswered, type ConsultationRow } from '../store.ts';

export type Via = 'app' | 'link' | 'mail';

/** In Cauce, by somebody of the area. @throws {DomainError} see ANSWER_ERRORS of the contract */
export async function answerConsultation(work: Work, id: string, given: ConsultationAnswer): Promise<void> {
  const person = personOf(work);
  const seen = await findConsultation(work.db, work.actor, id);
  if (!seen) throw missing('consultation.not_found');
  const verdict = mayAnswer({ ...person, areaIds: person.areaIds }, { ...seen, state: 'open' });
  if (!verdict.ok) throw verdict.reason === 'consultation.own' ? conflict(verdict.reason) : missing(verdict.reason);
  await answerFor(work, id, given, { personId: person.id, via: 'app', files: [] });
}

/**
 * The answer itself, whoever brought it: once, whoever comes second hears who was first. Every link to it dies with it.
 * `personId` is null when an area's own address answered.
 */
export async function answerFor(
  work: Work,
  id: string,
  given: ConsultationAnswer,
  by: { personId: string | null; via: Via; files: readonly NewFile[] },
): Promise<ConsultationRow> {
  const c = await lockOpen(work, id, by.personId);
  const problem = answerProblem(c, given, await today(work));
  if (problem) throw invalid(problem);
  const quantity = c.kind === 'order' ? confirmedOf(c, given) : null;
  const promisedOn = c.kind === 'order' && given.code !== 'none' ? given.promisedOn : null;
  await markAnswered(work, id, { ...given, quantity, promisedOn, by: by.personId, via: by.via });
  await addFiles(work, id, 'answered', by.files);
  await revokeLinks(work, 'consultation', id);
  record(work, ['case', c.caseId], 'consultation.answered', {
    consultation: id,
    area: c.areaId,
    kind: c.kind,
    code: given.code,
    person: by.personId,
    via: by.via,
    late: work.now > c.dueAt,
    files: by.files.length,
    ...(c.kind === 'order' ? { quantity, promisedOn } : {}),
  });
  record(work, ['consultation', id], 'consultation.moved', { state: 'answered' });
  return c;
}

/**
 * Locked, while it waits for an answer: whatever door this came through, a link that was passed on included, never for whoever asked.
 * @throws {DomainError} consultation.not_found, .already_answered, .closed, .own
 */
export async function lockOpen(work: Work, id: string, personId: string | null): Promise<ConsultationRow> {
  const c = await lockConsultation(work.db, id);
  if (!c) throw missing('consultation.not_found');
  if (c.state === 'answered')
    throw conflict('consultation.already_answered', { who: c.answeredByName ?? c.areaName, answer: answerInWords(c) });
  if (c.state !== 'open') throw conflict('consultation.closed');
  if (personId === c.askedBy) throw conflict('consultation.own');
  return c;
}

/** What an answered consultation was answered, as people read it. */
export function answerInWords(c: Pick<ConsultationRow, 'answers' | 'answerCode' | 'answerText'>): string {
  const label = c.answers.find(({ code }) => code === c.answerCode)?.label ?? '';
  return [label, c.answerText].filter(Boolean).join('. ');
}

function confirmedOf(c: ConsultationRow, given: ConsultationAnswer): number {
  if (given.code === 'none') return 0;
  return given.code === 'confirm' ? (c.quantity ?? 0) : (given.quantity ?? 0);
}

/** In the company's zone, as ISO. */
async function today(work: Work): Promise<string> {
  const { zone } = await companyInUse(work.db);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(work.now);
}
