import {
  defaultLegalClass,
  foldLegalClocks,
  legalPack,
  legalRulesFor,
  type LegalClock,
  type LegalRule,
  type NamedCalendar,
} from '#areas/clocks/index.ts';
import { calendarAt } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { orWithoutClock } from '../course/calendars.ts';
import type { Shown } from '../course/case.store.ts';
import { calendarsIn, type ClockEvent } from '../course/target-history.rules.ts';
import { hasLegalRules, legalEvents } from './legal-history.rules.ts';
import { keptClocks, writeLegalClocks, type KeptClock } from './legal.store.ts';

/** What the law looks at in a case. */
export interface LegalFacts {
  type: string;
  legalClass: string | null;
  reasonCode: string | null;
  flags: readonly string[];
}

/** The terms a pack sets on a case, as its log keeps them. None without a pack. */
export function legalRulesOf(pack: string | null, facts: LegalFacts): LegalRule[] {
  const found = pack ? legalPack(pack) : null;
  const { legalClass, reasonCode, flags } = facts;
  const continuity = flags.includes('continuity') || reasonCode === SERVICE_CUT;
  return found ? legalRulesFor(found, { legalClass, reasonCode, continuity }) : [];
}

/** What it is about says by itself that a service was cut; nobody has to mark it besides. */
const SERVICE_CUT = 'service_cut';

export function asEventData(rules: readonly LegalRule[]): EventData[] {
  return rules.map((rule) => ({ ...rule }) as unknown as EventData);
}

/** The class a case has after a change of type or reason: its own, unless it still was the one those gave it. */
export function legalClassAfter(before: LegalFacts, after: { type: string; reasonCode: string | null }): string | null {
  const given = defaultLegalClass(before.type, before.reasonCode);
  return before.legalClass === given ? defaultLegalClass(after.type, after.reasonCode) : before.legalClass;
}

/** Every term of a case by its log: what the rows must equal. A calendar nobody can count on gives none, never a fault. */
export async function foldLegal(db: Db, history: readonly ClockEvent[]): Promise<LegalClock[]> {
  if (!hasLegalRules(history)) return [];
  const calendars = new Map<string, NamedCalendar>();
  for (const { id, version } of calendarsIn(history))
    calendars.set(`${id} ${version}`, { id, version, calendar: await calendarAt(db, id, version) });
  return orWithoutClock(
    () =>
      foldLegalClocks(legalEvents(history, ({ id, version }) => calendars.get(`${id} ${version}`) as NamedCalendar)),
    [],
  );
}

/** The terms after what this work adds to the log; their rows and their own events follow. */
export async function moveLegal(work: Work, caseId: string, history: readonly ClockEvent[]): Promise<LegalClock[]> {
  const clocks = await foldLegal(work.db, history);
  if (clocks.length === 0) return clocks;
  const rows = await keptClocks(work.db, caseId);
  const changed = clocks.flatMap((clock) => {
    const row = rows.find((one) => one.clock === clock.rule.clock && one.round === clock.round);
    return row && isSameClock(row, clock) ? [] : [{ clock, row }];
  });
  if (changed.length === 0) return clocks;
  await writeLegalClocks(
    work.db,
    caseId,
    changed.map(({ clock, row }) => ({
      ...clock,
      id: row?.id ?? newId(),
      lateAt: toldLate(row, clock) ?? (clock.state === 'missed' ? work.now : null),
    })),
  );
  for (const { clock, row } of changed) tell(work, caseId, row, clock);
  return clocks;
}

/** When it was told that the term passed its date; a date that moved beyond that has not been passed yet. */
function toldLate(row: KeptClock | undefined, { dueAt }: LegalClock): Date | null {
  return row?.lateAt && row.lateAt > dueAt ? row.lateAt : null;
}

/** What a list may show of a term. */
export function asShown({ startedAt, dueAt, attentionAt, criticalAt, state }: LegalClock): Shown {
  return { kind: 'legal', startedAt, dueAt, attentionAt, criticalAt, state };
}

/** The company's own terms that run or are paused. */
export function openTerms(clocks: readonly LegalClock[]): LegalClock[] {
  return clocks.filter(({ rule, state }) => rule.whose === 'company' && (state === 'running' || state === 'paused'));
}

/** Until when the customer may complete what is missing; null when nothing is asked of them. */
export function completionDue(clocks: readonly LegalClock[]): Date | null {
  return clocks.find(({ rule, state }) => rule.whose === 'customer' && state === 'running')?.dueAt ?? null;
}

function tell(work: Work, caseId: string, row: KeptClock | undefined, clock: LegalClock): void {
  const { rule, round, dueAt, state, moves, metAt, startedAt } = clock;
  const say = (type: string, data: EventData): void =>
    record(work, ['case', caseId], type, { clock: rule.clock, round, ...data });
  if (!row)
    say('clock.started', {
      pack: rule.pack,
      version: rule.version,
      started: startedAt.toISOString(),
      due: clock.firstDueAt.toISOString(),
    });
  for (const move of moves.slice(row?.moves ?? 0))
    say('clock.moved', { before: move.before.toISOString(), after: move.after.toISOString(), why: move.why });
  const former = row?.state ?? 'running';
  if (former === state) return;
  if (state === 'paused') say('clock.paused', { due: dueAt.toISOString() });
  if (former === 'paused' && state === 'running') say('clock.resumed', { due: dueAt.toISOString() });
  if (state === 'missed' && !toldLate(row, clock) && rule.whose === 'company')
    say('clock.missed', { due: dueAt.toISOString() });
  if (state === 'met' || state === 'missed')
    say('clock.met', { due: dueAt.toISOString(), met: metAt?.toISOString() ?? null, late: state === 'missed' });
}

export function isSameClock(row: KeptClock, clock: LegalClock): boolean {
  const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
  return (
    row.state === clock.state &&
    row.moves === clock.moves.length &&
    row.calendarVersion === clock.calendar.version &&
    same(row.startedAt, clock.startedAt) &&
    same(row.dueAt, clock.dueAt) &&
    same(row.metAt, clock.metAt) &&
    same(row.pausedSince, clock.pausedSince)
  );
}
