import { DAY_MS } from '../civil.rules.ts';
import { localDay } from '../compiled-calendar.rules.ts';
import type { CompiledCalendar } from '../compiled-calendar.rules.ts';
import { ATTENTION_SHARE, CRITICAL_SHARE, CRITICAL_WORKING_DAYS } from '../due.rules.ts';
import type { ClockUnit } from '../due.rules.ts';
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  startOfLastWorkingDays,
  workingDaysBetween,
} from '../working-days.rules.ts';

const HOUR_MS = DAY_MS / 24;

/** A stretch in which a term did not run. `to` null: it still does not; `cap`: the law ends it after so long. */
export interface Pause {
  from: Date;
  to: Date | null;
  cap: { length: number; unit: ClockUnit } | null;
  /** The customer's first word in it. */
  word?: Date;
}

/** The end of a term of the law: hours run day and night, days and months leave out the day of the event and end with the day. */
export function endOfLegalTerm(
  calendar: CompiledCalendar,
  start: Date,
  { limit, unit }: { limit: number; unit: ClockUnit },
  pauses: readonly Pause[] = [],
): Date {
  const units = pauses.reduce((sum, pause) => sum + pausedUnits(calendar, pause, unit), 0);
  if (unit === 'hour') return new Date(start.getTime() + limit * HOUR_MS + units);
  if (unit === 'working_day') return addWorkingDays(calendar, start, limit + units);
  if (unit === 'calendar_day') return addCalendarDays(calendar, start, limit + units);
  const end = addMonths(calendar, start, limit);
  return units === 0 ? end : addCalendarDays(calendar, end, units);
}

/** When a pause that the law bounds ends by itself; null for one that lasts until somebody ends it. */
export function endOfPause(calendar: CompiledCalendar, { from, cap }: Pause): Date | null {
  return cap && endOfLegalTerm(calendar, from, { limit: cap.length, unit: cap.unit });
}

/** What is left of the time the law lets a term be suspended, however often it is: in the unit of the bound. */
export function leftToPause(
  calendar: CompiledCalendar,
  pauses: readonly Pause[],
  bound: { length: number; unit: ClockUnit },
): number {
  const one = bound.unit === 'hour' ? HOUR_MS : 1;
  const bounded = pauses.filter(({ cap }) => cap);
  return bounded.reduce((left, pause) => left - pausedUnits(calendar, pause, bound.unit) / one, bound.length);
}

/** What a pause moves the end by: working or calendar days, or milliseconds for a term in hours. An open pause moves nothing yet. */
function pausedUnits(calendar: CompiledCalendar, pause: Pause, unit: ClockUnit): number {
  const bound = endOfPause(calendar, pause);
  const to = pause.to && bound && bound < pause.to ? bound : pause.to;
  if (!to) return 0;
  if (unit === 'hour') return Math.max(0, to.getTime() - pause.from.getTime());
  if (unit === 'working_day') return Math.max(0, workingDaysBetween(calendar, pause.from, to));
  return Math.max(0, localDay(calendar, to.getTime()) - localDay(calendar, pause.from.getTime()));
}

/** From when a term asks for attention and is critical: shares of the time from start to end, and its last two working days. */
export function legalAlarms(
  calendar: CompiledCalendar,
  start: Date,
  due: Date,
  unit: ClockUnit,
): { attentionAt: Date; criticalAt: Date } {
  const shareAt = (share: number): number => start.getTime() + Math.round((due.getTime() - start.getTime()) * share);
  const lastDays =
    unit === 'hour' ? Number.POSITIVE_INFINITY : startOfLastWorkingDays(calendar, due, CRITICAL_WORKING_DAYS).getTime();
  return {
    attentionAt: new Date(shareAt(ATTENTION_SHARE)),
    criticalAt: new Date(Math.max(start.getTime(), Math.min(shareAt(CRITICAL_SHARE), lastDays))),
  };
}
