import { invalid } from '#platform/errors/index.ts';
import { calendarProblems, slotSpan } from './calendar.rules.ts';
import type { Slot, WorkingCalendar } from './calendar.rules.ts';
import { civilOf, DAY_MS, epochDay, parseDate, weekdayOf, WEEKDAYS } from './civil.rules.ts';
import { instantOfWall, wallOf } from './zone.rules.ts';

/** One local year of a calendar laid out as numbers, so that a deadline is two binary searches. Instants in epoch ms. */
export interface CalendarYear {
  year: number;
  start: number;
  end: number;
  /** Open intervals in order, apart from each other, cut at the year's ends. */
  opens: number[];
  closes: number[];
  /** Open ms of the year before each interval. */
  before: number[];
  total: number;
  /** Epoch day of 1 January, and for each day of the year how many working days came before it (one more at the end). */
  firstDay: number;
  workingBefore: number[];
}

export interface Hours {
  open: number;
  close: number;
}

/** A calendar ready to count with. Years are laid out when first asked for and kept. */
export interface CompiledCalendar {
  readonly source: WorkingCalendar;
  readonly zone: string;
  /** Internal to this area. */
  readonly years: Map<number, CalendarYear>;
  /** Hours that begin on a day, in ms after its midnight. */
  readonly hoursOn: (day: number) => readonly Hours[];
  readonly worksOn: (day: number) => boolean;
}

/** How far a count may look for open time or working days before it says that there is none. */
export const HORIZON_YEARS = 20;

const compiled = new WeakMap<WorkingCalendar, CompiledCalendar>();

/** Prepares a calendar, once per object. Throws `clocks.bad_calendar` with the problem's path when it is malformed. */
export function compileCalendar(source: WorkingCalendar): CompiledCalendar {
  let calendar = compiled.get(source);
  if (!calendar) {
    calendar = prepare(source);
    compiled.set(source, calendar);
  }
  return calendar;
}

function prepare(source: WorkingCalendar): CompiledCalendar {
  const [problem] = calendarProblems(source);
  if (problem) throw invalid('clocks.bad_calendar', { path: problem.path, problem: problem.code });
  const week = new Map(WEEKDAYS.map((day) => [day, hours(source.week[day])]));
  const special = new Map<number, readonly Hours[]>();
  const closedDays = new Set<number>();
  for (const holiday of source.holidays) {
    const day = parseDate(holiday.date) as number;
    special.set(day, holiday.kind === 'full' ? [] : hours(holiday.slots));
    if (holiday.kind === 'full') closedDays.add(day);
  }
  for (const { date, slots } of source.exceptions) special.set(parseDate(date) as number, hours(slots));
  return {
    source,
    zone: source.zone,
    years: new Map(),
    hoursOn: (day) => special.get(day) ?? week.get(weekdayOf(day)) ?? [],
    worksOn: (day) => !closedDays.has(day) && source.workingDays.includes(weekdayOf(day)),
  };
}

function hours(slots: readonly Slot[]): Hours[] {
  return slots.flatMap((slot) => slotSpan(slot) ?? []);
}

export function yearOf(calendar: CompiledCalendar, year: number): CalendarYear {
  let table = calendar.years.get(year);
  if (!table) {
    table = layOut(calendar, year);
    calendar.years.set(year, table);
  }
  return table;
}

export function yearAt(calendar: CompiledCalendar, at: number): CalendarYear {
  return yearOf(calendar, civilOf(localDay(calendar, at)).year);
}

/** Epoch day of the local date of an instant. */
export function localDay(calendar: CompiledCalendar, at: number): number {
  return Math.floor(wallOf(calendar.zone, at) / DAY_MS);
}

export function startOfDay(calendar: CompiledCalendar, day: number): number {
  return instantOfWall(calendar.zone, day * DAY_MS);
}

function layOut(calendar: CompiledCalendar, year: number): CalendarYear {
  const [firstDay, nextYear] = [epochDay(year, 1, 1), epochDay(year + 1, 1, 1)];
  const table: CalendarYear = {
    year,
    start: startOfDay(calendar, firstDay),
    end: startOfDay(calendar, nextYear),
    opens: [],
    closes: [],
    before: [],
    total: 0,
    firstDay,
    workingBefore: [0],
  };
  for (const [open, close] of intervals(calendar, table)) append(table, open, close);
  for (let i = 0; i < table.opens.length; i++) {
    table.before.push(table.total);
    table.total += (table.closes[i] as number) - (table.opens[i] as number);
  }
  for (let day = firstDay; day < nextYear; day++)
    table.workingBefore.push((table.workingBefore.at(-1) as number) + (calendar.worksOn(day) ? 1 : 0));
  return table;
}

/** The year's open intervals, the night that began on 31 December included, in order of opening. */
function intervals(calendar: CompiledCalendar, table: CalendarYear): [number, number][] {
  const found: [number, number][] = [];
  const days = epochDay(table.year + 1, 1, 1);
  for (let day = table.firstDay - 1; day < days; day++) {
    for (const span of calendar.hoursOn(day)) {
      const open = Math.max(table.start, instantOfWall(calendar.zone, day * DAY_MS + span.open));
      const close = Math.min(table.end, instantOfWall(calendar.zone, day * DAY_MS + span.close));
      if (open < close) found.push([open, close]);
    }
  }
  return found.toSorted((a, b) => a[0] - b[0]);
}

function append(table: CalendarYear, open: number, close: number): void {
  const last = table.closes.length - 1;
  if (last < 0 || open > (table.closes[last] as number)) {
    table.opens.push(open);
    table.closes.push(close);
  } else if (close > (table.closes[last] as number)) table.closes[last] = close;
}
