import { invalid } from '#platform/errors/index.ts';
import { addCivilMonths, civilOf, DAY_MS, formatDate, parseDate, parseTime } from './civil.rules.ts';
import type { LocalDate } from './civil.rules.ts';
import { HORIZON_YEARS, localDay, startOfDay, yearOf } from './compiled-calendar.rules.ts';
import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { instantOfWall } from './zone.rules.ts';
import { instant } from './working-time.rules.ts';

/**
 * Days counted as the law does (Código Civil art. 5.1): the day of the event is left out and the last day runs to its end,
 * so every result is the last millisecond of a local day.
 */

/** End of the `n`-th working day after the day of `start`. With 0, of that same day or the next working one after it. */
export function addWorkingDays(calendar: CompiledCalendar, start: Date, n: number): Date {
  wholeAmount(n);
  const day = localDay(calendar, instant(start));
  // With 0 the day itself may be the one.
  const [from, count] = n === 0 ? [day, 1] : [day + 1, n];
  return endOfDay(calendar, nthWorkingDay(calendar, from, count));
}

/** End of the `n`-th natural day after the day of `start`. */
export function addCalendarDays(calendar: CompiledCalendar, start: Date, n: number): Date {
  wholeAmount(n);
  return endOfDay(calendar, localDay(calendar, instant(start)) + n);
}

/** From date to date: end of the same day `n` months on, or of that month's last day when it has no such day. */
export function addMonths(calendar: CompiledCalendar, start: Date, n: number): Date {
  wholeAmount(n);
  return endOfDay(calendar, addCivilMonths(localDay(calendar, instant(start)), n));
}

/** Working days after the day of `from` up to and with the day of `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: CompiledCalendar, from: Date, to: Date): number {
  const [a, b] = [localDay(calendar, instant(from)), localDay(calendar, instant(to))];
  return a <= b ? workingDaysIn(calendar, a + 1, b + 1) : 0 - workingDaysIn(calendar, b + 1, a + 1);
}

/** First instant of the day from which at most `n` working days are left before the day of `due` has passed. */
export function startOfLastWorkingDays(calendar: CompiledCalendar, due: Date, n: number): Date {
  let day = localDay(calendar, instant(due));
  for (let left = n, steps = 0; steps < HORIZON_YEARS * 366; steps++, day--) {
    if (calendar.worksOn(day) && left-- === 0) break;
  }
  return new Date(startOfDay(calendar, day));
}

/** The calendar's local date of an instant. */
export function localDateOf(calendar: CompiledCalendar, at: Date): LocalDate {
  return formatDate(localDay(calendar, instant(at)));
}

/** The instant of a wall-clock time (`2026-10-14`, `09:00`) in the calendar's zone. */
export function instantAt(calendar: CompiledCalendar, date: LocalDate, time: string): Date {
  const [day, sinceMidnight] = [parseDate(date), parseTime(time)];
  if (day === null || sinceMidnight === null) throw invalid('clocks.bad_instant', { date, time });
  return new Date(instantOfWall(calendar.zone, day * DAY_MS + sinceMidnight));
}

function endOfDay(calendar: CompiledCalendar, day: number): Date {
  return new Date(startOfDay(calendar, day + 1) - 1);
}

/** The `n`-th (from 1) working day at or after `from`. */
function nthWorkingDay(calendar: CompiledCalendar, from: number, n: number): number {
  const firstYear = civilOf(from).year;
  let left = n;
  for (let year = firstYear; year <= firstYear + HORIZON_YEARS; year++) {
    const { firstDay, workingBefore } = yearOf(calendar, year);
    const skipped = year === firstYear ? (workingBefore[from - firstDay] as number) : 0;
    const inYear = (workingBefore.at(-1) as number) - skipped;
    if (left <= inYear) return firstDay + indexReaching(workingBefore, skipped + left) - 1;
    left -= inYear;
  }
  throw left === n ? invalid('clocks.no_working_days') : invalid('clocks.too_far', { years: HORIZON_YEARS });
}

function workingDaysIn(calendar: CompiledCalendar, from: number, until: number): number {
  const [firstYear, lastYear] = [civilOf(from).year, civilOf(until).year];
  if (lastYear - firstYear > 100) throw invalid('clocks.too_far', { years: lastYear - firstYear });
  let count = workingDaysBefore(calendar, until) - workingDaysBefore(calendar, from);
  for (let year = firstYear; year < lastYear; year++) count += yearOf(calendar, year).workingBefore.at(-1) as number;
  return count;
}

function workingDaysBefore(calendar: CompiledCalendar, day: number): number {
  const { firstDay, workingBefore } = yearOf(calendar, civilOf(day).year);
  return workingBefore[day - firstDay] as number;
}

/** First index whose value reaches `x` in a list that never goes down. */
function indexReaching(values: number[], x: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) >= x) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wholeAmount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 36_500) throw invalid('clocks.bad_amount', { n });
}
