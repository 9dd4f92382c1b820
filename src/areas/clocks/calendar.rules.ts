import { DAY_MS, parseDate, parseTime, WEEKDAYS } from './civil.rules.ts';
import type { LocalDate, Weekday } from './civil.rules.ts';
import { isZone } from './zone.rules.ts';

/** Opening hours on the wall clock. `to` may be `24:00`; a `to` not after `from` is on the next day (22:00–06:00). */
export interface Slot {
  from: string;
  to: string;
}

export interface Text {
  es: string;
  en: string;
}

/** A holiday closes the day (`full`, and it is no working day) or changes its hours (`hours`, and it stays a working day). */
export type Holiday = {
  date: LocalDate;
  name: Text;
  scope: 'national' | 'regional' | 'local';
} & ({ kind: 'full' } | { kind: 'hours'; slots: Slot[] });

/** Other hours on one date, whatever the weekday or the holiday: a Sunday of sales, a closing for stocktaking (no slots). */
export interface OpeningException {
  date: LocalDate;
  name: Text;
  slots: Slot[];
}

/** What the company changed over the seed: a day set (new, renamed, other hours) or taken out. */
export type HolidayEdit = { action: 'set'; holiday: Holiday } | { action: 'remove'; date: LocalDate };

/** Where a calendar's holidays come from, kept with it so that a new seed can be merged with the same edits. */
export interface HolidaySource {
  country: string;
  region: string | null;
  years: readonly number[];
  edits: readonly HolidayEdit[];
  /** Years somebody of the company has looked through; legal terms should rest on these only. */
  confirmedYears: readonly number[];
}

/**
 * When a team attends and which days the law counts. Plain JSON, never changed in place: an edit is a new version.
 * Hours belong to the date they begin on. `workingDays` are the weekdays that count as días hábiles (Monday to Friday in
 * Spain even for a shop that opens on Saturday); only a full holiday takes a day out of them.
 */
export interface WorkingCalendar {
  zone: string;
  week: Readonly<Record<Weekday, readonly Slot[]>>;
  workingDays: readonly Weekday[];
  holidays: readonly Holiday[];
  exceptions: readonly OpeningException[];
  /** Where `holidays` was taken from and what the company changed. The list itself is what counts. */
  holidaySource?: HolidaySource;
}

export const MONDAY_TO_FRIDAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export type CalendarProblemCode =
  | 'unknown_zone'
  | 'bad_time'
  | 'empty_slot'
  | 'overlapping_slots'
  | 'bad_date'
  | 'repeated_date';
export interface CalendarProblem {
  path: string;
  code: CalendarProblemCode;
}

/** Milliseconds from the start of the slot's date; `close` passes 24 h for a slot that crosses midnight. Null when malformed. */
export function slotSpan(slot: Slot): { open: number; close: number } | null {
  const [open, to] = [parseTime(slot.from), parseTime(slot.to)];
  if (open === null || to === null || open === DAY_MS) return null;
  return { open, close: to <= open ? to + DAY_MS : to };
}

function slotProblems(path: string, slots: readonly Slot[]): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const spans: { open: number; close: number }[] = [];
  slots.forEach((slot, i) => {
    const span = slotSpan(slot);
    if (!span) problems.push({ path: `${path}.${i}`, code: 'bad_time' });
    else if (slot.from === slot.to) problems.push({ path: `${path}.${i}`, code: 'empty_slot' });
    else if (spans.some((other) => span.open < other.close && other.open < span.close))
      problems.push({ path: `${path}.${i}`, code: 'overlapping_slots' });
    else spans.push(span);
  });
  return problems;
}

function dateProblems(path: string, days: readonly { date: LocalDate }[]): CalendarProblem[] {
  const seen = new Set<LocalDate>();
  return days.flatMap(({ date }, i): CalendarProblem[] => {
    if (parseDate(date) === null) return [{ path: `${path}.${i}.date`, code: 'bad_date' }];
    if (seen.has(date)) return [{ path: `${path}.${i}.date`, code: 'repeated_date' }];
    seen.add(date);
    return [];
  });
}

/** Everything wrong with a calendar, with the dotted path of each field; empty when it can be used. */
export function calendarProblems(calendar: WorkingCalendar): CalendarProblem[] {
  const { zone, week, holidays, exceptions } = calendar;
  return [
    ...(isZone(zone) ? [] : [{ path: 'zone', code: 'unknown_zone' as const }]),
    ...WEEKDAYS.flatMap((day) => slotProblems(`week.${day}`, week[day])),
    ...dateProblems('holidays', holidays),
    ...holidays.flatMap((day, i) => (day.kind === 'hours' ? slotProblems(`holidays.${i}.slots`, day.slots) : [])),
    ...dateProblems('exceptions', exceptions),
    ...exceptions.flatMap((day, i) => slotProblems(`exceptions.${i}.slots`, day.slots)),
  ];
}
