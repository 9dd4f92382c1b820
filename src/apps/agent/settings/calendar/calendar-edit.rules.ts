import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';

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

function sorted(holidays: readonly Holiday[]): Holiday[] {
  return holidays.toSorted((a, b) => a.date.localeCompare(b.date));
}
