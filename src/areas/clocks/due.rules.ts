import { DAY_MS, MINUTE_MS } from './civil.rules.ts';
import { localDay, type CompiledCalendar } from './compiled-calendar.rules.ts';
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  startOfLastWorkingDays,
  workingDaysBetween,
} from './working-days.rules.ts';
import { addWorkingTime, workingMinutesBetween } from './working-time.rules.ts';

/** From these shares of the time on, a clock asks for attention or is critical. */
export const ATTENTION_SHARE = 0.6;
export const CRITICAL_SHARE = 0.8;
/** A legal clock is critical too while this many working days or fewer are left. */
export const CRITICAL_WORKING_DAYS = 2;

export type ClockUnit = 'hour' | 'calendar_day' | 'working_day' | 'month';

/**
 * Anything with a due date. The instants at which its level changes are kept beside it, so that a list, a query or a
 * browser knows the level by comparing dates, without a calendar.
 */
export interface Due {
  unit: ClockUnit;
  startedAt: Date;
  attentionAt: Date;
  criticalAt: Date;
  dueAt: Date;
  metAt: Date | null;
  state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled';
  /** A term of the law: its hours run day and night; those of our own targets, in open hours. */
  law?: boolean;
}

export type DueLevel = 'normal' | 'attention' | 'critical' | 'overdue' | 'paused' | 'met' | 'late' | 'cancelled';

/** On its last millisecond it is still in time. `late` is met after its due date. */
export function dueLevel(now: Date, due: Pick<Due, 'state' | 'attentionAt' | 'criticalAt' | 'dueAt'>): DueLevel {
  if (due.state === 'missed') return 'late';
  if (due.state !== 'running') return due.state;
  if (now > due.dueAt) return 'overdue';
  if (now >= due.criticalAt) return 'critical';
  return now >= due.attentionAt ? 'attention' : 'normal';
}

/** When a term ends. Days and months end with the day; hours are open hours of the calendar. */
export function endOfTerm(calendar: CompiledCalendar, start: Date, limit: number, unit: ClockUnit): Date {
  if (unit === 'hour') return addWorkingTime(calendar, start, limit * 60);
  if (unit === 'working_day') return addWorkingDays(calendar, start, limit);
  return unit === 'month' ? addMonths(calendar, start, limit) : addCalendarDays(calendar, start, limit);
}

/** A running legal clock. Its days are spent as the days go by, so the shares are of the time from start to end. */
export function legalDue(calendar: CompiledCalendar, startedAt: Date, limit: number, unit: ClockUnit): Due {
  const dueAt = endOfTerm(calendar, startedAt, limit, unit);
  const shareAt = (share: number) =>
    unit === 'hour'
      ? endOfTerm(calendar, startedAt, limit * share, unit)
      : new Date(startedAt.getTime() + Math.round((dueAt.getTime() - startedAt.getTime()) * share));
  const lastDays = startOfLastWorkingDays(calendar, dueAt, CRITICAL_WORKING_DAYS);
  const criticalAt = Math.max(startedAt.getTime(), Math.min(shareAt(CRITICAL_SHARE).getTime(), lastDays.getTime()));
  return {
    unit,
    startedAt,
    attentionAt: shareAt(ATTENTION_SHARE),
    criticalAt: new Date(criticalAt),
    dueAt,
    metAt: null,
    state: 'running',
  };
}

/** What is left of a clock in the unit it is counted in; negative once its date has passed. Zero days: today. */
export interface DueLeft {
  unit: 'working-days' | 'days' | 'minutes';
  n: number;
}

/**
 * The one figure every list, header, table and sentence shows of a clock. Once late it is told as the customer lives it:
 * under a day by the clock, then in whole days.
 */
export function dueLeft(
  now: Date,
  { unit, dueAt, law = false }: Pick<Due, 'unit' | 'dueAt' | 'law'>,
  calendar: CompiledCalendar,
): DueLeft {
  const late = now.getTime() - dueAt.getTime();
  if (late >= DAY_MS) return { unit: 'days', n: -Math.floor(late / DAY_MS) };
  if (late > 0) return { unit: 'minutes', n: -Math.max(1, Math.floor(late / MINUTE_MS)) };
  if (unit === 'hour' && law) return { unit: 'minutes', n: Math.floor(-late / MINUTE_MS) };
  const natural = localDay(calendar, dueAt.getTime()) - localDay(calendar, now.getTime());
  const working = unit === 'hour' || unit === 'working_day' ? workingDaysBetween(calendar, now, dueAt) : 0;
  if (unit === 'hour')
    return natural > 0 && working > 0
      ? { unit: 'working-days', n: working }
      : { unit: 'minutes', n: Math.floor(workingMinutesBetween(calendar, now, dueAt)) };
  if (natural === 0) return { unit: 'days', n: 0 };
  return unit === 'working_day' ? { unit: 'working-days', n: working } : { unit: 'days', n: natural };
}
