import { invalid } from '#platform/errors/index.ts';
import { MINUTE_MS } from './civil.rules.ts';
import { HORIZON_YEARS, yearAt, yearOf } from './compiled-calendar.rules.ts';
import type { CalendarYear, CompiledCalendar } from './compiled-calendar.rules.ts';

/** True while the calendar attends; the closing instant itself is outside. */
export function isOpen(calendar: CompiledCalendar, at: Date): boolean {
  const t = instant(at);
  const table = yearAt(calendar, t);
  const i = lastAtOrBefore(table.opens, t);
  return i >= 0 && t < (table.closes[i] as number);
}

/** The first open instant at or after `at`. Throws `clocks.never_opens` when there is none in twenty years. */
export function nextOpening(calendar: CompiledCalendar, at: Date): Date {
  const t = instant(at);
  const first = yearAt(calendar, t);
  for (let year = first.year; year <= first.year + HORIZON_YEARS; year++) {
    const table = yearOf(calendar, year);
    const i = lastAtOrBefore(table.opens, t);
    if (i >= 0 && t < (table.closes[i] as number)) return new Date(t);
    if (i + 1 < table.opens.length) return new Date(table.opens[i + 1] as number);
  }
  throw neverOpens(calendar);
}

/** The end of the open hours that run or come first. Throws `clocks.never_opens` like the opening. */
export function nextClosing(calendar: CompiledCalendar, at: Date): Date {
  const opening = nextOpening(calendar, at).getTime();
  const table = yearAt(calendar, opening);
  return new Date(table.closes[lastAtOrBefore(table.opens, opening)] as number);
}

/**
 * The earliest instant at which `minutes` of open time have passed since `start`: a count that ends with the morning ends
 * at its closing time, not at the next opening. Nothing to add gives `start` back. Throws `clocks.never_opens`, or
 * `clocks.too_far` past twenty years.
 */
export function addWorkingTime(calendar: CompiledCalendar, start: Date, minutes: number): Date {
  if (!(minutes >= 0)) throw invalid('clocks.bad_amount', { minutes });
  return new Date(addOpenMs(calendar, instant(start), Math.round(minutes * MINUTE_MS)));
}

/** Open minutes from `from` to `to` (fractions count); negative when `to` is earlier. */
export function workingMinutesBetween(calendar: CompiledCalendar, from: Date, to: Date): number {
  return openMsBetween(calendar, instant(from), instant(to)) / MINUTE_MS;
}

export function addOpenMs(calendar: CompiledCalendar, start: number, ms: number): number {
  if (ms === 0) return start;
  const first = yearAt(calendar, start);
  let table = first;
  let need = openBefore(table, start) + ms;
  while (need > table.total) {
    need -= table.total;
    if (table.year - first.year >= HORIZON_YEARS) throw unreachable(calendar, first);
    table = yearOf(calendar, table.year + 1);
  }
  const i = lastBefore(table.before, need);
  return (table.opens[i] as number) + need - (table.before[i] as number);
}

export function openMsBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (to < from) return 0 - openMsBetween(calendar, to, from);
  const [first, last] = [yearAt(calendar, from), yearAt(calendar, to)];
  if (last.year - first.year > 100) throw invalid('clocks.too_far', { years: last.year - first.year });
  let open = openBefore(last, to) - openBefore(first, from);
  for (let year = first.year; year < last.year; year++) open += yearOf(calendar, year).total;
  return open;
}

/** Open ms of the year before an instant of that year. */
function openBefore(table: CalendarYear, at: number): number {
  const i = lastAtOrBefore(table.opens, at);
  if (i < 0) return 0;
  return (table.before[i] as number) + Math.min(at, table.closes[i] as number) - (table.opens[i] as number);
}

/** Index of the last value ≤ x in an ascending list, or −1. */
function lastAtOrBefore(values: number[], x: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the last value < x in an ascending list of integers, or −1. */
function lastBefore(values: number[], x: number): number {
  return lastAtOrBefore(values, x - 1);
}

export function instant(at: Date): number {
  const t = at.getTime();
  if (Number.isNaN(t)) throw invalid('clocks.bad_instant');
  return t;
}

function unreachable(calendar: CompiledCalendar, first: CalendarYear): Error {
  for (let year = first.year; year <= first.year + HORIZON_YEARS; year++)
    if (yearOf(calendar, year).total > 0) return invalid('clocks.too_far', { years: HORIZON_YEARS });
  return neverOpens(calendar);
}

function neverOpens(calendar: CompiledCalendar): Error {
  return invalid('clocks.never_opens', { zone: calendar.zone });
}
