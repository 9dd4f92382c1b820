import { instantAt, LEGAL_PACKS, packFollowed } from '#areas/clocks/index.ts';
import { calendarFor, companyOf } from '#areas/organisation/index.ts';
import { canonicalJson } from '#platform/log/event.ts';
import { record, type EventData } from '#platform/log/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { newId, sha256Hex } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { parametersOf } from './parameters.ts';
import type { EvaluationBrief, EvaluationResults, EvaluationView } from './contract.ts';
import {
  evaluationByNumber,
  evaluations,
  insertEvaluation,
  nextNumber,
  spanOfCases,
  type EvaluationRow,
} from './evaluation.store.ts';
import { caseCounts, clockCounts, inOneMoment, logCounts, requestCounts, type Period } from './figures.store.ts';

/** Years an evaluation is kept after the one it was made in (Ley 10/2025, art. 21). */
const KEPT_YEARS = 5;

/** Laws that want a refusal to tell who settles it out of court. */
const ADR_PACKS = LEGAL_PACKS.filter(({ closing, texts }) => closing.adrInNegative && texts.adr).map(({ id }) => id);

/** A year of the company's zone computed over every case, with what there is now. */
export async function evaluate(work: Work, year: number): Promise<EvaluationResults & { period: Period }> {
  const { db, now } = work;
  const [company, period] = [await companyOf(db), await periodOf(work, year)];
  const last = period.endsAt < now ? new Date(period.endsAt.getTime() - 1) : now;
  const { chosen, ruling: followed } = await packFollowed(db, last);
  return {
    company: company.legalName || company.name,
    year,
    zone: company.zone,
    startsAt: period.startsAt.toISOString(),
    endsAt: period.endsAt.toISOString(),
    dataUntil: now.toISOString(),
    pack: followed && `${followed.id} ${followed.version}`,
    toCome: chosen?.appliesFrom && chosen !== followed ? { name: chosen.name, from: chosen.appliesFrom } : null,
    ...(await inOneMoment(db, async (tx) => {
      const { keyIssued, reconciliation } = await logCounts(tx, period);
      const cases = { key_issued: keyIssued, ...(await caseCounts(tx, period, ADR_PACKS)) };
      const [clocks, requests] = [await clockCounts(tx, period), await requestCounts(tx, period)];
      return { parameters: parametersOf(LEGAL_PACKS, followed, clocks, cases, requests), reconciliation };
    })),
    period,
  };
}

export async function previewEvaluation(work: Work, year: number): Promise<EvaluationResults> {
  const { period: _, ...results } = await evaluate(work, year);
  return results;
}

/**
 * Keeps a year's evaluation as it stands now: numbered, hashed, never changed.
 * @throws {DomainError} evaluation.year_to_come
 */
export async function freezeEvaluation(work: Work, year: number): Promise<EvaluationView> {
  const { period, ...results } = await evaluate(work, year);
  if (period.startsAt > work.now) throw invalid('evaluation.year_to_come');
  const number = await nextNumber(work.db);
  const one = {
    ...period,
    id: newId(),
    number,
    year,
    frozenAt: work.now,
    frozenBy: work.actor.kind === 'person' ? work.actor.id : null,
    results,
    sha256: sha256Hex(canonicalJson(results as unknown as EventData)),
    keepUntil: `${work.now.getUTCFullYear() + KEPT_YEARS}-12-31`,
  };
  await insertEvaluation(work.db, one);
  record(work, ['evaluation', one.id], 'evaluation.frozen', { number, year, sha256: one.sha256 }, { fresh: true });
  return getEvaluation(work, number);
}

/** @throws {DomainError} evaluation.not_found */
export async function getEvaluation({ db }: Work, number: number): Promise<EvaluationView> {
  const found = await evaluationByNumber(db, number);
  if (!found) throw missing('evaluation.not_found');
  const { results, ...row } = found;
  return { ...brief(row), results };
}

export async function listEvaluations(
  work: Work,
): Promise<{ items: EvaluationBrief[]; years: number[]; canFreeze: boolean }> {
  const { db, actor } = work;
  const [rows, span, company] = [await evaluations(db), await spanOfCases(db), await companyOf(db)];
  const yearOf = (at: Date): number =>
    Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: company.zone }).format(at));
  const [first, last] = span ? [yearOf(span.first), yearOf(span.last)] : [yearOf(work.now), yearOf(work.now)];
  return {
    items: rows.map(brief),
    years: Array.from({ length: last - first + 1 }, (_, i) => last - i),
    canFreeze: actor.kind === 'person' && actor.roles.some((role) => role === 'administrator' || role === 'director'),
  };
}

async function periodOf({ db, now }: Work, year: number): Promise<Period> {
  const { calendar } = await calendarFor(db, null);
  return {
    startsAt: instantAt(calendar, `${year}-01-01`, '00:00'),
    endsAt: instantAt(calendar, `${year + 1}-01-01`, '00:00'),
    dataUntil: now,
  };
}

function brief({ frozenAt, dataUntil, ...row }: EvaluationRow): EvaluationBrief {
  return { ...row, frozenAt: frozenAt.toISOString(), dataUntil: dataUntil.toISOString() };
}
