import type { DueMove, LegalClock, LegalEvent, LegalState, NamedCalendar, WhyMoved } from './legal-clock.rules.ts';
import type { LegalRule } from './legal-rule.rules.ts';
import { endOfLegalTerm, endOfPause, leftToPause, legalAlarms, type Pause } from './legal-term.rules.ts';

/** A term while the history is read. */
export interface Running {
  rule: LegalRule;
  round: number;
  calendar: NamedCalendar;
  startedAt: Date;
  /** Set by hand for the customer's own term: the date they were told. */
  until: Date | null;
  pauses: Pause[];
  firstDueAt: Date;
  dueAt: Date;
  end: { at: Date; how: 'done' | 'lapsed' | 'cancelled' } | null;
  moves: DueMove[];
}

export interface Telling {
  clocks: Running[];
  rules: readonly LegalRule[];
  calendar: NamedCalendar | null;
  past: LegalEvent[];
  /** The same since the case was opened again after its answer, as if presented then. */
  lately: LegalEvent[];
  notifiedAt: Date | null;
  discardedAt: Date | null;
}

/** A new round of a term, unless it is running already. */
export function begin(told: Telling, rule: LegalRule, at: Date, until: Date | null): void {
  const { clocks, calendar } = told;
  const before = lastOf(told, rule.clock);
  if (!calendar || (before && !before.end)) return;
  const dueAt = until ?? endOfLegalTerm(calendar.calendar, at, rule);
  clocks.push({
    rule,
    round: (before?.round ?? 0) + 1,
    calendar,
    startedAt: at,
    until,
    pauses: [],
    firstDueAt: dueAt,
    dueAt,
    end: null,
    moves: [],
  });
}

/** Its end was met: what was still missing then counts as come with the customer's first word after it was asked for. */
export function close(clock: Running, at: Date): void {
  const word = openPause(clock)?.word;
  if (word && clock.rule.completion) takeAsComplete(clock, word, at);
  endPauses(clock, at);
  recount(clock, at, 'resumed');
  clock.end = { at, how: 'done' };
}

/** What was missing is there since `since`: the term starts anew then, or goes on, as its law says. */
export function takeAsComplete(clock: Running, since: Date, at: Date): void {
  if (clock.rule.completion === 'pauses') {
    endPauses(clock, since);
    recount(clock, at, 'resumed');
  } else {
    Object.assign(clock, { startedAt: since, pauses: [] });
    recount(clock, at, 'restarted');
  }
}

export function lastOf({ clocks }: Telling, id: string): Running | undefined {
  return clocks.findLast((one) => one.rule.clock === id);
}

export function isLast(told: Telling, clock: Running): boolean {
  return lastOf(told, clock.rule.clock) === clock;
}

export function openPause(clock: Running): Pause | undefined {
  return clock.pauses.find((one) => !one.to);
}

export function endPauses(clock: Running, at: Date): void {
  for (const one of clock.pauses) one.to ??= at;
}

/** Its end again; a date that moves is kept beside the new one. */
export function recount(clock: Running, at: Date, why: WhyMoved): void {
  if (clock.until) return;
  const after = endOfLegalTerm(clock.calendar.calendar, clock.startedAt, clock.rule, clock.pauses);
  if (after.getTime() !== clock.dueAt.getTime()) clock.moves.push({ at, before: clock.dueAt, after, why });
  clock.dueAt = after;
}

/** How much longer offers may suspend it; null where its law knows none. */
export function offerLeft({ rule, calendar, pauses }: Running): number | null {
  return rule.offerPause ? leftToPause(calendar.calendar, pauses, rule.offerPause) : null;
}

/** As the rest of the program reads it. */
export function clockOf(clock: Running): LegalClock {
  const { rule, round, calendar, startedAt, dueAt, firstDueAt, end, moves } = clock;
  const paused = end ? undefined : openPause(clock);
  return {
    rule,
    round,
    calendar,
    unit: rule.unit,
    startedAt,
    dueAt,
    ...legalAlarms(calendar.calendar, startedAt, dueAt, rule.unit),
    firstDueAt,
    metAt: end?.how === 'done' ? end.at : null,
    state: stateOf(end, paused, dueAt),
    pausedSince: paused?.from ?? null,
    pausedUntil: paused ? endOfPause(calendar.calendar, paused) : null,
    offerLeft: offerLeft(clock),
    moves,
  };
}

function stateOf(end: Running['end'], paused: Pause | undefined, dueAt: Date): LegalState {
  if (!end) return paused ? 'paused' : 'running';
  if (end.how !== 'done') return end.how;
  return end.at <= dueAt ? 'met' : 'missed';
}
