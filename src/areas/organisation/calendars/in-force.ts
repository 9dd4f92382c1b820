import { compileCalendar, MONDAY_TO_FRIDAY, type CompiledCalendar, type WorkingCalendar } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import { missing } from '#platform/errors/index.ts';
import { calendarInForce, calendarInForceOfArea, findDefinition } from './store.ts';

export interface CalendarInForce {
  id: string;
  version: number;
  calendar: CompiledCalendar;
}

const OFFICE = [{ from: '09:00', to: '18:00' }];
/** While the house is not set up: office hours, so that no page falls. No case counts on it. */
const UNSET: WorkingCalendar = {
  zone: 'Europe/Madrid',
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] },
  workingDays: MONDAY_TO_FRIDAY,
  holidays: [],
  exceptions: [],
};
const UNSET_ID = '00000000-0000-0000-0000-000000000000';

// A version never changes, so it is compiled once in a process. The oldest goes when there are too many.
const MOST = 500;
const compiled = new Map<string, CompiledCalendar>();

/** What a team's clocks run on now: its own calendar, else the company's. One look-up by key. */
export async function calendarFor(db: Db, teamId: string | null): Promise<CalendarInForce> {
  const { id, version } = (await calendarInForce(db, teamId)) ?? { id: UNSET_ID, version: 0 };
  return { id, version, calendar: await calendarAt(db, id, version) };
}

/** The same for an area that is asked: its own calendar, else the company's. */
export async function calendarForArea(db: Db, areaId: string): Promise<CalendarInForce> {
  const { id, version } = (await calendarInForceOfArea(db, areaId)) ?? { id: UNSET_ID, version: 0 };
  return { id, version, calendar: await calendarAt(db, id, version) };
}

/** A version as it was: clocks that started on it can be counted again. @throws {DomainError} calendar.not_found */
export async function calendarAt(db: Db, id: string, version: number): Promise<CompiledCalendar> {
  if (id === UNSET_ID) return compileCalendar(UNSET);
  const key = `${id} ${version}`;
  const known = compiled.get(key);
  if (known) return known;
  const definition = await findDefinition(db, id, version);
  if (!definition) throw missing('calendar.not_found');
  const calendar = compileCalendar(definition);
  if (compiled.size >= MOST) compiled.delete(compiled.keys().next().value as string);
  compiled.set(key, calendar);
  return calendar;
}
