import {
  instantAt,
  localDateOf,
  workingMinutesBetween,
  type CompiledCalendar,
  type LocalDate,
  type Weekday,
} from '#areas/clocks/index.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';

/** The hours somebody works, the same on each of these days, on the clock of their team's calendar. */
export interface Shift {
  days: readonly Weekday[];
  starts: string;
  ends: string;
}

export interface Span {
  from: Date;
  to: Date;
}

export interface HoursLeft {
  minutes: number;
  date: LocalDate;
  /** False: today is over for them, and it is the next day they work. */
  today: boolean;
}

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Whoever is away for longer than this has no day to plan. */
const LOOK_AHEAD_DAYS = 31;

/**
 * Minutes somebody still works on the first day they work from `now` on: their own shift, else their team's hours, of a day on which
 * the team attends, less their absences. Null when that is a month away.
 */
export function hoursLeft(
  calendar: CompiledCalendar,
  shift: Shift | null,
  absences: readonly Span[],
  now: Date,
): HoursLeft | null {
  const first = localDateOf(calendar, now);
  for (let date = first, n = 0; n < LOOK_AHEAD_DAYS; n++, date = dayAfter(date)) {
    const day = { from: instantAt(calendar, date, '00:00'), to: instantAt(calendar, date, '24:00') };
    const free = less({ from: later(day.from, now), to: day.to }, absences);
    const minutes = Math.round(free.reduce((sum, span) => sum + worked(calendar, shift, date, day, span), 0));
    if (minutes > 0) return { minutes, date, today: date === first };
  }
  return null;
}

/** Whether they work at this moment. */
export function isAtWork(
  calendar: CompiledCalendar,
  shift: Shift | null,
  absences: readonly Span[],
  now: Date,
): boolean {
  if (absences.some(({ from, to }) => from <= now && now < to)) return false;
  const date = localDateOf(calendar, now);
  const day = { from: instantAt(calendar, date, '00:00'), to: instantAt(calendar, date, '24:00') };
  return worked(calendar, shift, date, day, { from: now, to: new Date(now.getTime() + MINUTE) }) > 0;
}

function worked(calendar: CompiledCalendar, shift: Shift | null, date: LocalDate, day: Span, span: Span): number {
  if (!shift) return workingMinutesBetween(calendar, span.from, span.to);
  if (!shift.days.includes(weekdayOf(date)) || workingMinutesBetween(calendar, day.from, day.to) === 0) return 0;
  const from = later(span.from, instantAt(calendar, date, shift.starts));
  const to = earlier(span.to, instantAt(calendar, date, shift.ends));
  return Math.max(0, (to.getTime() - from.getTime()) / MINUTE);
}

/** What is left of a span once others are taken out of it. */
function less(span: Span, taken: readonly Span[]): Span[] {
  let left = [span];
  for (const { from, to } of taken)
    left = left.flatMap((one) =>
      [
        { from: one.from, to: earlier(one.to, from) },
        { from: later(one.from, to), to: one.to },
      ].filter((part) => part.from < part.to),
    );
  return left.filter(({ from, to }) => from < to);
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const noonOf = (date: LocalDate): Date => new Date(`${date}T12:00:00Z`);

function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[noonOf(date).getUTCDay()] as Weekday;
}

function dayAfter(date: LocalDate): LocalDate {
  return new Date(noonOf(date).getTime() + DAY).toISOString().slice(0, 10) as LocalDate;
}

/** Monday of the week of a date. */
export function mondayOf(date: LocalDate): LocalDate {
  const back = (noonOf(date).getUTCDay() + 6) % 7;
  return new Date(noonOf(date).getTime() - back * DAY).toISOString().slice(0, 10) as LocalDate;
}
