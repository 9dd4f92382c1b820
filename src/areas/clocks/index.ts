export { calendarProblems, MONDAY_TO_FRIDAY } from './calendar.rules.ts';
export type { CalendarProblem, OpeningException, Slot, WorkingCalendar } from './calendar.rules.ts';
export type { Holiday, HolidayEdit, HolidaySource } from './calendar.rules.ts';
export type { LocalDate, Weekday } from './civil.rules.ts';
export { compileCalendar } from './compiled-calendar.rules.ts';
export type { CompiledCalendar } from './compiled-calendar.rules.ts';
export { addWorkingTime, isOpen, nextClosing, nextOpening, workingMinutesBetween } from './working-time.rules.ts';
export { addCalendarDays, addMonths, addWorkingDays, workingDaysBetween } from './working-days.rules.ts';
export { instantAt, localDateOf } from './working-days.rules.ts';
export { dueLevel, endOfTerm, legalDue } from './due.rules.ts';
export type { ClockUnit, Due, DueLevel } from './due.rules.ts';
export { dueLeft } from './due-left.rules.ts';
export type { DueLeft } from './due-left.rules.ts';
export { dueState } from './due-state.rules.ts';
export type { DueState } from './due-state.rules.ts';
export { explain } from './explain.rules.ts';
export { DEFAULT_POLICIES, foldTargets, nextTarget, policiesFor, TARGET_KINDS } from './target.rules.ts';
export type { TargetEvent, TargetInstance, TargetKind, TargetPolicy, TargetState } from './target.rules.ts';
export { holidayRows, mergeHolidays, unconfirmedYears, withHolidays } from './holidays/holiday.rules.ts';
export type { HolidayReach, HolidayRow, SeedDay } from './holidays/holiday.rules.ts';
export { HOLIDAY_TERRITORIES } from './holidays/holiday-territories.rules.ts';
export { holidaySeed } from './holidays/holiday-seed.ts';
export {
  firstLegalDueOf,
  legalClocksOf,
  legalDueOf,
  packFollowed,
  packInForce,
  type LegalClockRow,
} from './legal/legal.store.ts';
export { chooseFirstPack, keepChoice } from './legal/choose-pack.ts';
export { ANSWER_CLOCKS, LEGAL_PACKS, legalPack } from './packs/legal-packs.ts';
export { rulingPack } from './packs/ruling-pack.ts';
export type { Entitlement, LegalPack } from './packs/pack.schema.ts';
export { foldLegalClocks } from './legal/legal-fold.rules.ts';
export { nextLegalClock, type LegalClock, type LegalEvent, type NamedCalendar } from './legal/legal-clock.rules.ts';
export { defaultLegalClass, legalRulesFor, type LegalRule } from './legal/legal-rule.rules.ts';
export { entitlementFor, type Right } from './legal/right.rules.ts';
export { explainLegal, legalDay, type ExplainedTerm } from './legal/explain-legal.rules.ts';
export { endOfLegalTerm } from './legal/legal-term.rules.ts';
export { parts } from './parts.ts';
