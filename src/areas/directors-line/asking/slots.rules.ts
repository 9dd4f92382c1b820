import { instantAt, localDateOf, type CompiledCalendar } from '#areas/clocks/index.ts';
import { addMs, DAY, MINUTE } from '#platform/clock/index.ts';
import type { LineSettings } from './contract.ts';

const DAYS_AHEAD = 10;
const MOST = 40;
/** Nobody is called before they have put the phone down. */
const NOTICE = 15 * MINUTE;

/**
 * The moments a call can be chosen for: the declared hours of the next days, cut to the length of a call, without full
 * holidays, what is past, what is taken and where nobody would call. Wall-clock times in the calendar's zone, so that a day with 23 or 25 hours is right.
 */
export function freeSlots(
  calendar: CompiledCalendar,
  { hours, slotMinutes }: LineSettings,
  taken: readonly Span[],
  now: Date,
  isAway: (at: Date) => boolean = () => false,
): Date[] {
  const isTaken = (at: number): boolean => taken.some((one) => cross(one, slotFrom(new Date(at), slotMinutes)));
  const closed = new Set(calendar.source.holidays.filter(({ kind }) => kind === 'full').map(({ date }) => date));
  const found = new Set<number>();
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const date = localDateOf(calendar, addMs(now, day * DAY));
    if (closed.has(date)) continue;
    for (const span of hours.filter(({ weekday }) => weekday === weekdayOf(date)))
      for (const at of cut(calendar, date, span, slotMinutes))
        if (at > now.getTime() + NOTICE && !isTaken(at) && !isAway(new Date(at))) found.add(at);
  }
  return [...found]
    .toSorted((a, b) => a - b)
    .slice(0, MOST)
    .map((at) => new Date(at));
}

export interface Span {
  from: Date;
  until: Date;
}

function cross(one: Span, other: Span): boolean {
  return one.from < other.until && other.from < one.until;
}

/** The time a call takes that begins then: the promise is kept as long as it is not over. */
export function slotFrom(from: Date, minutes: number): Span {
  return { from, until: addMs(from, minutes * MINUTE) };
}

/** The Director is away and nobody stands in nor is on duty. */
export function awayAt(absences: readonly Span[], duties: readonly Span[]): (at: Date) => boolean {
  const within = (spans: readonly Span[], at: Date): boolean =>
    spans.some(({ from, until }) => from <= at && at < until);
  return (at) => within(absences, at) && !within(duties, at);
}

function cut(calendar: CompiledCalendar, date: string, span: { from: string; to: string }, minutes: number): number[] {
  const [start, end] = [minutesOf(span.from), minutesOf(span.to)];
  const times: number[] = [];
  for (let at = start; at + minutes <= end; at += minutes)
    times.push(instantAt(calendar, date, `${pad(at / 60)}:${pad(at % 60)}`).getTime());
  return times;
}

/** 1 is Monday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}
function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

/** Hours that end after they begin, and don't lie over each other. */
export function areSound(hours: LineSettings['hours']): boolean {
  const sorted = hours.toSorted((a, b) => a.weekday - b.weekday || minutesOf(a.from) - minutesOf(b.from));
  return sorted.every((one, n) => {
    const next = sorted[n + 1];
    const apart = next?.weekday !== one.weekday || minutesOf(next.from) >= minutesOf(one.to);
    return minutesOf(one.to) > minutesOf(one.from) && apart;
  });
}
