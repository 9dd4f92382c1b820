import { DAY_MS, MINUTE_MS } from './civil.rules.ts';
import { localDay, type CompiledCalendar } from './compiled-calendar.rules.ts';
import type { Due } from './due.rules.ts';
import { workingDaysBetween } from './working-days.rules.ts';
import { workingMinutesBetween } from './working-time.rules.ts';

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
