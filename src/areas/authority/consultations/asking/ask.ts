import { areaInUse, calendarForArea, type AreaInUse } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { HANDOVER_ANSWERS, ORDER_ANSWERS, timesFor, type ConsultationTimes } from '../consultation.rules.ts';
import type { AnswerAsked, AnswerButton, CustomerFact } from '../contract.ts';
import { withMeaning } from '../meaning.rules.ts';
import { mailQuestion, texts } from './mails.ts';
import { addFiles, type NewFile } from '../file.store.ts';
import { insertConsultation, lockConsultation, markTold, type ConsultationRow } from '../store.ts';
import { usualAnswer } from '../reading/thread.store.ts';
import { whomToTell, type ToldBecause } from './whom.ts';

export interface NewConsultation {
  caseId: string;
  /** `RC-24817`, shown to the area as the case's name. */
  reference: string;
  proposalId?: string | null;
  areaId: string;
  kind: 'question' | 'order' | 'handover';
  /** Of a hand-over: the warm note. */
  question: string;
  /** Two to four, made for this question; orders and hand-overs have their own. */
  answers: readonly AnswerAsked[];
  /** What the area is shown of the customer; nothing else leaves the case. */
  facts: readonly CustomerFact[];
  item?: string | null;
  quantity?: number | null;
  files: readonly NewFile[];
  /** Whether the case waits for it. */
  blocks: boolean;
  /** The earliest legal clock that runs on the case. */
  legalDueAt: Date | null;
  /** Earlier than the area's own time, or as late as the law leaves. */
  wantedBy?: Date | null;
  /** The mailbox of ours where answers by mail come back; '' for none. */
  replyAddress: string;
}

export interface Asked {
  id: string;
  number: number;
  dueAt: Date;
  told: { name: string; because: ToldBecause };
}

/**
 * Asks an area about a case whose row the caller holds locked: row, files, mail to whoever answers, events.
 * @throws {DomainError} area.not_found, consultation.area_unused, consultation.nobody, consultation.answers_repeated, consultation.due_past, consultation.due_too_late
 */
export async function askArea(work: Work, given: NewConsultation): Promise<Asked> {
  if (work.actor.kind !== 'person') throw missing('person.not_found');
  const area = await demandArea(work.db, given.areaId);
  const told = await whomToTell(work.db, area, work.actor.id, work.now);
  if (!told) throw conflict('consultation.nobody', { area: area.name });
  const times = await timesOf(work, area, given);
  const id = newId();
  const number = await insertConsultation(work, {
    ...given,
    id,
    proposalId: given.proposalId ?? null,
    askedBy: work.actor.id,
    answers: buttonsOf(given, told.language),
    facts: [{ code: 'case', text: given.reference }, ...given.facts],
    item: given.kind === 'order' ? (given.item ?? '') : null,
    quantity: given.kind === 'order' ? (given.quantity ?? 1) : null,
    ...times,
  });
  await addFiles(work, id, 'asked', given.files);
  await markTold(work.db, id, { personId: told.personId, address: told.address });
  await mailQuestion(work, (await lockConsultation(work.db, id)) as ConsultationRow, told, 'asked');
  record(work, ['case', given.caseId], 'consultation.asked', {
    consultation: id,
    area: area.id,
    kind: given.kind,
    due: times.dueAt.toISOString(),
    blocks: given.blocks,
    told: told.because,
    toldPerson: told.personId,
    files: given.files.length,
    shared: given.facts.map(({ code }) => code),
    proposal: given.proposalId ?? null,
    ...(given.kind === 'order' ? { quantity: given.quantity ?? 1 } : {}),
  });
  record(work, ['consultation', id], 'consultation.moved', { state: 'open' }, { fresh: true });
  return { id, number, dueAt: times.dueAt, told: { name: told.name || told.address, because: told.because } };
}

export interface AreaAnswering {
  told: { name: string; because: ToldBecause } | null;
  dueAt: Date;
  /** Median of its last answers and how many they are: «suele tardar 18 min (n = 41)». */
  usual: { minutes: number | null; n: number };
}

/** What is said of an area before it is asked. */
export async function areaAnswering(
  db: Db,
  areaId: string,
  askedBy: string,
  now: Date,
  legalDueAt: Date | null,
): Promise<AreaAnswering> {
  const area = await areaInUse(db, areaId);
  const [told, usual, { calendar }] = [
    await whomToTell(db, area, askedBy, now),
    await usualAnswer(db, areaId, now),
    await calendarForArea(db, areaId),
  ];
  const { dueAt } = timesFor({ calendar, minutes: area.answerMinutes, now, legalDueAt });
  return { told: told && { name: told.name || told.address, because: told.because }, dueAt, usual };
}

async function demandArea(db: Db, id: string): Promise<AreaInUse> {
  const area = await areaInUse(db, id);
  if (!area.active) throw conflict('consultation.area_unused', { area: area.name });
  return area;
}

async function timesOf(work: Work, area: AreaInUse, given: NewConsultation): Promise<ConsultationTimes> {
  const { calendar } = await calendarForArea(work.db, area.id);
  const { now } = work;
  const agreed = timesFor({ calendar, minutes: area.answerMinutes, now, legalDueAt: given.legalDueAt });
  const wanted = given.wantedBy;
  if (!wanted) return agreed;
  if (wanted <= now) throw invalid('consultation.due_past');
  // A whole year of service time stands for «as late as the law leaves».
  const latest = timesFor({ calendar, minutes: 100_000, now, legalDueAt: given.legalDueAt });
  if (wanted > latest.dueAt) throw invalid('consultation.due_too_late');
  const length = wanted.getTime() - now.getTime();
  return {
    halfAt: new Date(now.getTime() + length / 2),
    dueAt: wanted,
    leadAt: new Date(now.getTime() + length * 1.5),
  };
}

function buttonsOf(given: NewConsultation, language: Language): AnswerButton[] {
  const own = given.kind === 'order' ? ORDER_ANSWERS : given.kind === 'handover' ? HANDOVER_ANSWERS : null;
  if (own)
    return Object.entries(own).map(([code, meaning]) => ({
      code,
      label: texts.say(language, `consultation.${code}`),
      meaning,
    }));
  const answers = given.answers.map(withMeaning);
  if (new Set(answers.map(({ label }) => label.toLowerCase())).size < answers.length)
    throw invalid('consultation.answers_repeated');
  return answers.map(({ label, meaning }, i) => ({ code: `r${i + 1}`, label, meaning }));
}
