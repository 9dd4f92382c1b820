import type { Holiday, OpeningException, Slot, WorkingCalendar } from '#areas/clocks/web/index.ts';

type HolidaySource = NonNullable<WorkingCalendar['holidaySource']>;

/** A day off added by hand; what the company changed over the official list is kept beside it. */
export function withHoliday(calendar: WorkingCalendar, holiday: Holiday): WorkingCalendar {
  const others = calendar.holidays.filter(({ date }) => date !== holiday.date);
  return { ...calendar, holidays: sorted([...others, holiday]), ...edited(calendar, { action: 'set', holiday }) };
}

export function withoutHoliday(calendar: WorkingCalendar, date: string): WorkingCalendar {
  const holidays = calendar.holidays.filter((holiday) => holiday.date !== date);
  return { ...calendar, holidays, ...edited(calendar, { action: 'remove', date }) };
}

/** Other hours on one date; the last word for it counts. */
export function withException(calendar: WorkingCalendar, day: OpeningException): WorkingCalendar {
  return { ...calendar, exceptions: sorted([...withoutException(calendar, day.date).exceptions, day]) };
}

export function withoutException(calendar: WorkingCalendar, date: string): WorkingCalendar {
  return { ...calendar, exceptions: calendar.exceptions.filter((day) => day.date !== date) };
}

/** `9:00` is not one: hours are compared as they are written. */
export function isTime(text: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

/** The stretch that usually follows: after a break of two hours, for three. */
export function nextSlot(slots: readonly Slot[]): Slot {
  const last = slots.at(-1);
  if (!last || !isTime(last.to) || last.to >= '20:00') return { from: '09:00', to: '14:00' };
  return { from: later(last.to, 2), to: later(last.to, 5) };
}

/** `14:00` and 2 is `16:00`; never past midnight. */
function later(time: string, hours: number): string {
  const hour = Number(time.slice(0, 2)) + hours;
  return hour >= 24 ? '24:00' : `${String(hour).padStart(2, '0')}:${time.slice(3)}`;
}

export interface SeedDays {
  country: string;
  region: string | null;
  year: number;
  days: readonly Pick<Holiday, 'date' | 'name' | 'scope'>[];
}

/** The official days of a year that are not there yet; days already there keep what the company made of them. */
export function withOfficial(calendar: WorkingCalendar, { country, region, year, days }: SeedDays): WorkingCalendar {
  const known = new Set(calendar.holidays.map(({ date }) => date));
  const fresh = days
    .filter(({ date }) => !known.has(date))
    .map(({ date, name, scope }): Holiday => ({ date, name, scope, kind: 'full' }));
  const before = calendar.holidaySource;
  const years = (list: readonly number[] = []): number[] => [...new Set([...list, year])].toSorted((a, b) => a - b);
  const holidaySource: HolidaySource = {
    country,
    region,
    years: years(before?.years),
    edits: before?.edits ?? [],
    confirmedYears: years(before?.confirmedYears),
  };
  return { ...calendar, holidays: sorted([...calendar.holidays, ...fresh]), holidaySource };
}

function edited({ holidaySource }: WorkingCalendar, edit: HolidaySource['edits'][number]): Partial<WorkingCalendar> {
  if (!holidaySource) return {};
  const dateOf = (one: typeof edit): string => (one.action === 'set' ? one.holiday.date : one.date);
  const others = holidaySource.edits.filter((one) => dateOf(one) !== dateOf(edit));
  return { holidaySource: { ...holidaySource, edits: [...others, edit] } };
}

function sorted<Day extends { date: string }>(days: readonly Day[]): Day[] {
  return days.toSorted((a, b) => a.date.localeCompare(b.date));
}
