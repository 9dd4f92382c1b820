import { addWorkingDays, nextOpening, type CompiledCalendar, type TargetInstance } from '#areas/clocks/index.ts';
import type { Ball } from '../contract.ts';

/** When nothing else says when to look again, a case that waits for others comes up after this many working days. */
const FOLLOW_UP_WORKING_DAYS = 3;

export interface NextDateFacts {
  ball: Ball;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  /** The clock shown on the case: the first running one, else the first paused one. */
  target: Pick<TargetInstance, 'dueAt'> | null;
  /** Who is asked inside, and by when they should have answered. */
  inside?: { dueAt: Date } | null;
}

/** The date invariant 6 asks of every case, as the case itself sets it: its snooze or its first clock; null when neither does. */
export function ownNextDate(facts: NextDateFacts, now: Date): Date | null {
  if (facts.ball === 'resolved') return facts.resolvedAt ?? now;
  if (facts.ball === 'snoozed' && facts.snoozedUntil) return facts.snoozedUntil;
  const dates = [facts.target?.dueAt, facts.ball === 'inside' ? facts.inside?.dueAt : undefined].filter(
    (date) => date !== undefined,
  );
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())));
}

/** Otherwise the team's calendar does: when it opens next, or some days on for what waits for others. */
export function teamNextDate(ball: Ball, calendar: CompiledCalendar, now: Date): Date {
  return ball === 'ours' ? nextOpening(calendar, now) : addWorkingDays(calendar, now, FOLLOW_UP_WORKING_DAYS);
}

/** What a row of a list shows: the running clock that ends first, or the paused one when none runs. */
export function shownTarget<T extends { state: string; dueAt: Date }>(targets: readonly T[]): T | null {
  const first = (state: string): T | null =>
    targets
      .filter((target) => target.state === state)
      .reduce<T | null>((best, one) => (best && best.dueAt <= one.dueAt ? best : one), null);
  return first('running') ?? first('paused');
}
