import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { addCalendarDays, addMonths, addWorkingDays, startOfLastWorkingDays } from './working-days.rules.ts';
import { addWorkingTime } from './working-time.rules.ts';

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
