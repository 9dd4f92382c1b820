export { calendarProblems, MONDAY_TO_FRIDAY } from './calendar.rules.ts';
export type {
  CalendarProblem,
  Holiday,
  HolidayEdit,
  HolidaySource,
  OpeningException,
  Slot,
  WorkingCalendar,
} from './calendar.rules.ts';
export type { LocalDate, Weekday } from './civil.rules.ts';
export { compileCalendar } from './compiled-calendar.rules.ts';
export type { CompiledCalendar } from './compiled-calendar.rules.ts';
export { addWorkingTime, isOpen, nextOpening, workingMinutesBetween } from './working-time.rules.ts';
export {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  instantAt,
  localDateOf,
  workingDaysBetween,
} from './working-days.rules.ts';
export { dueLevel, endOfTerm, legalDue } from './due.rules.ts';
export type { ClockUnit, Due, DueLevel } from './due.rules.ts';
export { dueState } from './due-state.rules.ts';
export type { DueState } from './due-state.rules.ts';
export { explain } from './explain.rules.ts';
export { DEFAULT_POLICIES, foldTargets, nextTarget, policiesFor, TARGET_KINDS } from './target.rules.ts';
export type { TargetEvent, TargetInstance, TargetKind, TargetPolicy, TargetState } from './target.rules.ts';
export { holidayRows, mergeHolidays, unconfirmedYears, withHolidays } from './holiday.rules.ts';
export type { HolidayReach, HolidayRow, SeedDay } from './holiday.rules.ts';
export { HOLIDAY_TERRITORIES } from './holiday-territories.rules.ts';
export { holidaySeed } from './holiday-seed.ts';
