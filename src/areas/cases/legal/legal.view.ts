import {
  dueLevel,
  endOfLegalTerm,
  explainLegal,
  legalDay,
  legalPack,
  unconfirmedYears,
  type CompiledCalendar,
  type ExplainedTerm,
  type LegalClockRow,
} from '#areas/clocks/index.ts';
import { calendarAt } from '#areas/organisation/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseView, LegalView } from '../contract.ts';
import { orWithoutClock } from '../course/calendars.ts';
import { clockEventsOf } from '../course/target.store.ts';
import { foldLegal, legalRulesOf } from './legal-clocks.ts';

interface LegalHeader {
  id: string;
  legalPack: string | null;
  type: string;
  legalClass: string | null;
  reasonCode: string | null;
  flags: readonly string[];
  ball: string;
}

/** The terms of a case and of those that go on in it, as its panel shows them, and whether data may be asked for. */
export async function viewLegal(
  work: Work,
  header: LegalHeader,
  rows: readonly LegalClockRow[],
  calendar: CompiledCalendar,
  held: readonly { reference: string; rows: readonly LegalClockRow[] }[],
): Promise<Pick<CaseView, 'legal' | 'completionFrom' | 'remoteOffer'>> {
  const legal: LegalView[] = [];
  for (const row of rows)
    legal.push(viewClock(work, row, await calendarAt(work.db, row.calendar_id, row.calendar_version)));
  for (const { reference, rows: theirs } of held)
    for (const row of theirs) {
      const counted = await calendarAt(work.db, row.calendar_id, row.calendar_version);
      legal.push({ ...viewClock(work, row, counted), of: reference });
    }
  return {
    legal,
    completionFrom: completionFrom(work, header, rows, calendar),
    remoteOffer: await remoteOffer(work, header, rows),
  };
}

function viewClock(work: Work, row: LegalClockRow, calendar: CompiledCalendar): LegalView {
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const pack = legalPack(row.pack);
  const rule = pack?.clocks.find(({ id }) => id === row.clock);
  const term: ExplainedTerm = {
    article: row.article,
    whose: row.whose,
    unit: row.unit,
    length: row.length,
    startedAt: row.started_at,
    dueAt: row.due_at,
    metAt: row.met_at,
    state: row.state,
    pausedSince: row.paused_since,
    pausedUntil: row.paused_until,
    completion: rule?.completion ?? null,
  };
  return {
    clock: row.clock,
    round: row.round,
    name: rule?.name[language] ?? row.article,
    article: row.article,
    pack: row.pack,
    packVersion: row.pack_version,
    reviewed: pack?.review.status === 'reviewed',
    whose: row.whose,
    unit: row.unit,
    length: row.length,
    day: orWithoutClock(() => legalDay(term, calendar, row.met_at ?? work.now), null),
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    metAt: row.met_at?.toISOString() ?? null,
    state: row.state,
    level: levelOf(row, work.now),
    effect: row.effect,
    onRequest: rule?.completion ? onRequest(row, work.now) : null,
    explanation: orWithoutClock(() => explainLegal(term, calendar, work.now, language), row.article),
    moves: row.moves.map(({ at, before, after, why }) => ({
      at: iso(at),
      before: iso(before),
      after: iso(after),
      why,
    })),
    unconfirmedYears: row.unit === 'working_day' ? unconfirmedYears(calendar, row.started_at, row.due_at) : [],
  };
}

function onRequest({ state, due_at }: LegalClockRow, now: Date): LegalView['onRequest'] {
  if (state === 'paused') return 'suspends';
  if (state !== 'running') return null;
  return now <= due_at ? 'suspends' : 'late';
}

function levelOf(row: LegalClockRow, now: Date): LegalView['level'] {
  if (row.state === 'lapsed') return 'cancelled';
  return dueLevel(now, {
    state: row.state,
    attentionAt: row.attention_at,
    criticalAt: row.critical_at,
    dueAt: row.due_at,
  });
}

async function remoteOffer(
  work: Work,
  header: LegalHeader,
  rows: readonly LegalClockRow[],
): Promise<CaseView['remoteOffer']> {
  if (rows.some(({ state, paused_until }) => state === 'paused' && paused_until)) return 'open';
  if (!legalRulesOf(header.legalPack, header).some(({ offerPause }) => offerPause)) return 'none';
  const clocks = await foldLegal(work.db, await clockEventsOf(work.db, header.id));
  return clocks.some(({ state, offerLeft, dueAt }) => state === 'running' && offerLeft && work.now <= dueAt)
    ? 'possible'
    : 'none';
}

function completionFrom(
  work: Work,
  header: LegalHeader,
  rows: readonly LegalClockRow[],
  calendar: CompiledCalendar,
): string | null {
  if (header.ball === 'resolved') return null;
  const rule = legalRulesOf(header.legalPack, header).find(({ start }) => start === 'completion_asked');
  if (!rule || rows.some(({ clock, state }) => clock === rule.clock && state === 'running')) return null;
  return orWithoutClock(() => endOfLegalTerm(calendar, work.now, rule).toISOString(), null);
}

/** As the database writes an instant inside JSON, made the one form of the API. */
function iso(at: string): string {
  return new Date(at).toISOString();
}
