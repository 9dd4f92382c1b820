import { MONDAY_TO_FRIDAY } from './calendar.rules.ts';
import type { Holiday, Slot, WorkingCalendar } from './calendar.rules.ts';
import type { Weekday } from './civil.rules.ts';
import { WEEKDAYS } from './civil.rules.ts';
import { compileCalendar } from './compiled-calendar.rules.ts';
import type { CompiledCalendar } from './compiled-calendar.rules.ts';

/** Calendars for tests. `hours` is written as people say it: `09:00-14:00 16:00-19:00`. */
export function slots(hours: string): Slot[] {
  return hours === '' ? [] : hours.split(' ').map((part) => ({ from: part.slice(0, 5), to: part.slice(6) }));
}

export function weekOf(hours: Partial<Record<Weekday, string>>): Record<Weekday, Slot[]> {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, slots(hours[day] ?? '')])) as Record<Weekday, Slot[]>;
}

export function everyDay(hours: string, days: readonly Weekday[] = WEEKDAYS): Record<Weekday, Slot[]> {
  return weekOf(Object.fromEntries(days.map((day) => [day, hours])));
}

export function fullHoliday(date: string): Holiday {
  return { date, name: { es: `Festivo ${date}`, en: `Holiday ${date}` }, scope: 'national', kind: 'full' };
}

export function calendar(changes: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return {
    zone: 'Europe/Madrid',
    week: everyDay('09:00-14:00 16:00-19:00', MONDAY_TO_FRIDAY),
    workingDays: MONDAY_TO_FRIDAY,
    holidays: [],
    exceptions: [],
    ...changes,
  };
}

export function compiled(changes: Partial<WorkingCalendar> = {}): CompiledCalendar {
  return compileCalendar(calendar(changes));
}
