import type { Holiday, HolidayEdit, HolidaySource, Text, WorkingCalendar } from '../calendar.rules.ts';
import { civilOf } from '../civil.rules.ts';
import type { LocalDate } from '../civil.rules.ts';
import { localDay } from '../compiled-calendar.rules.ts';
import type { CompiledCalendar } from '../compiled-calendar.rules.ts';

/**
 * Whom a day off binds. Only `everyone` counts by itself. `unsure` (a source not checked, a date of the lunar calendar)
 * waits for the company's yes: while in doubt a day is worked, so that a term never ends later than the law says.
 */
export type HolidayReach = 'everyone' | 'public_sector' | 'banks' | 'optional' | 'unsure';

export interface SeedDay {
  date: LocalDate;
  name: Text;
  scope: 'national' | 'regional' | 'local';
  applies: HolidayReach;
  /** The date it stands for, when it was moved. */
  movedFrom?: LocalDate;
  note?: Text;
  /** The decree or gazette, when the day is a correction of ours. */
  source?: string;
}

/** One territory and year, as `db/seeds/holidays` keeps it. `confirmed` is for the company to say, so it is always false. */
export interface HolidaySeedFile {
  country: string;
  region?: string;
  year: number;
  source: string;
  generatedOn: LocalDate;
  confirmed: false;
  notes: Text[];
  days: SeedDay[];
}

/** One line of the holidays screen: every day known, whether it counts, and where that comes from. */
export interface HolidayRow {
  date: LocalDate;
  name: Text;
  counts: boolean;
  origin: 'seed' | 'edited' | 'added' | 'removed';
  applies: HolidayReach;
  holiday: Holiday;
  note: Text | null;
}

/** Seed and edits side by side, by date. The last edit of a date wins. */
export function holidayRows(seed: readonly SeedDay[], edits: readonly HolidayEdit[]): HolidayRow[] {
  const rows = new Map<LocalDate, HolidayRow>(seed.map((day) => [day.date, seedRow(day)]));
  for (const edit of edits) {
    const date = edit.action === 'set' ? edit.holiday.date : edit.date;
    const before = rows.get(date);
    if (edit.action === 'set') rows.set(date, editedRow(edit.holiday, before));
    else if (before?.origin === 'added') rows.delete(date);
    else if (before) rows.set(date, { ...before, counts: false, origin: 'removed' });
  }
  return [...rows.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The holidays that count, ready for a calendar. */
export function mergeHolidays(seed: readonly SeedDay[], edits: readonly HolidayEdit[]): Holiday[] {
  return holidayRows(seed, edits).flatMap((row) => (row.counts ? [row.holiday] : []));
}

/** The calendar with its holidays taken anew from a seed and the company's edits. */
export function withHolidays(
  calendar: WorkingCalendar,
  source: HolidaySource,
  seed: readonly SeedDay[],
): WorkingCalendar {
  return { ...calendar, holidays: mergeHolidays(seed, source.edits), holidaySource: source };
}

/** Years a term from one instant to another rests on and nobody has confirmed; all of them when there is no source. */
export function unconfirmedYears(calendar: CompiledCalendar, from: Date, to: Date): number[] {
  const confirmed = calendar.source.holidaySource?.confirmedYears ?? [];
  const [first, last] = [from, to].map((at) => civilOf(localDay(calendar, at.getTime())).year) as [number, number];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => first + i).filter(
    (year) => !confirmed.includes(year),
  );
}

function seedRow({ date, name, scope, applies, note }: SeedDay): HolidayRow {
  const holiday: Holiday = { date, name, scope, kind: 'full' };
  return { date, name, counts: applies === 'everyone', origin: 'seed', applies, holiday, note: note ?? null };
}

function editedRow(holiday: Holiday, before: HolidayRow | undefined): HolidayRow {
  const origin = before && before.origin !== 'added' ? 'edited' : 'added';
  const { date, name } = holiday;
  return {
    date,
    name,
    counts: true,
    origin,
    applies: before?.applies ?? 'everyone',
    holiday,
    note: before?.note ?? null,
  };
}
