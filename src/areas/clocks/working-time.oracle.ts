import { Temporal } from 'temporal-polyfill';
import type { Slot, WorkingCalendar } from './calendar.rules.ts';
import { WEEKDAYS } from './civil.rules.ts';

/**
 * The same questions answered slowly and by another road, for tests: Temporal date by date, no tables, no arithmetic on
 * offsets. Instants are epoch milliseconds.
 */
export function slowIntervals(calendar: WorkingCalendar, from: number, until: number): [number, number][] {
  const first = dateOf(calendar.zone, from).subtract({ days: 2 });
  const last = dateOf(calendar.zone, until).add({ days: 2 });
  const moments: [number, number][] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 }))
    for (const slot of slotsOn(calendar, date)) {
      const open = instantOf(calendar.zone, date, slot.from);
      const close = instantOf(calendar.zone, slot.to > slot.from ? date : date.add({ days: 1 }), slot.to);
      if (open < close) moments.push([open, close]);
    }
  return union(moments);
}

export function slowOpenMs(calendar: WorkingCalendar, from: number, to: number): number {
  return slowIntervals(calendar, from, to).reduce(
    (sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)),
    0,
  );
}

/** Null when a year ahead is not enough. */
export function slowAdd(calendar: WorkingCalendar, start: number, ms: number): number | null {
  let left = ms;
  for (const [open, close] of slowIntervals(calendar, start, start + 400 * 86_400_000)) {
    const begin = Math.max(open, start);
    if (close <= begin) continue;
    if (left <= close - begin) return begin + left;
    left -= close - begin;
  }
  return null;
}

/** End of the n-th working day, walking the days one by one. */
export function slowWorkingDays(calendar: WorkingCalendar, start: number, n: number): number {
  let date = dateOf(calendar.zone, start);
  for (let left = n; left > 0;) {
    date = date.add({ days: 1 });
    const holiday = calendar.holidays.some((day) => day.date === date.toString() && day.kind === 'full');
    if (!holiday && calendar.workingDays.includes(WEEKDAYS[date.dayOfWeek - 1] ?? 'mon')) left--;
  }
  return date.add({ days: 1 }).toZonedDateTime(calendar.zone).epochMilliseconds - 1;
}

function dateOf(zone: string, at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function slotsOn(calendar: WorkingCalendar, date: Temporal.PlainDate): readonly Slot[] {
  const exception = calendar.exceptions.find((day) => day.date === date.toString());
  if (exception) return exception.slots;
  const holiday = calendar.holidays.find((day) => day.date === date.toString());
  if (holiday) return holiday.kind === 'full' ? [] : holiday.slots;
  return calendar.week[WEEKDAYS[date.dayOfWeek - 1] ?? 'mon'];
}

function instantOf(zone: string, date: Temporal.PlainDate, time: string): number {
  const wall =
    time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  // A wall time that does not exist: the instant at which the clocks jump over it.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}

function union(intervals: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [open, close] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && open <= last[1]) last[1] = Math.max(last[1], close);
    else out.push([open, close]);
  }
  return out;
}
