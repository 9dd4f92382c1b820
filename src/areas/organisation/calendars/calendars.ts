import type { WorkingCalendar } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import type { Db } from '#platform/db/index.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { Calendar } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { readCalendar } from './calendar.rules.ts';
import {
  calendarExists,
  insertCalendar,
  insertVersion,
  latestCalendar,
  latestCalendars,
  renameCalendar,
  type CalendarRow,
} from './store.ts';

export async function listCalendars(work: Work): Promise<Calendar[]> {
  return (await latestCalendars(work.db)).map(calendarView);
}

/** @throws {DomainError} calendar.invalid with every problem and its place */
export async function createCalendar(work: Work, given: { name: string; definition: unknown }): Promise<Calendar> {
  demand(mayManage(personOf(work)));
  return keepCalendar(work, given.name, demandReadable(given.definition));
}

/** Version 1 of a calendar that has been read. */
export async function keepCalendar(work: Work, name: string, definition: WorkingCalendar): Promise<Calendar> {
  const id = newId();
  await insertCalendar(work.db, id, name, work.now);
  await insertVersion(work.db, {
    calendar_id: id,
    version: 1,
    definition,
    made_at: work.now,
    made_by: actorKey(work.actor),
  });
  record(work, ['calendar', id], 'calendar.changed', { version: 1 }, { fresh: true });
  return calendarView({ id, name, version: 1, definition });
}

/**
 * A new version beside the former ones. Whoever worked on an older version than the last is told, and nothing is overwritten.
 * @throws {DomainError} calendar.not_found, calendar.invalid, calendar.changed
 */
export async function updateCalendar(
  work: Work,
  id: string,
  given: { name: string; definition: unknown; basedOn: number },
): Promise<Calendar> {
  demand(mayManage(personOf(work)));
  const definition = demandReadable(given.definition);
  const last = await latestCalendar(work.db, id, { lock: true });
  if (!last) throw missing('calendar.not_found');
  if (last.version !== given.basedOn) throw conflict('calendar.changed', { version: last.version });
  if (given.name !== last.name) await renameCalendar(work.db, id, given.name);
  const version = last.version + 1;
  await insertVersion(work.db, {
    calendar_id: id,
    version,
    definition,
    made_at: work.now,
    made_by: actorKey(work.actor),
  });
  record(work, ['calendar', id], 'calendar.changed', { version });
  return calendarView({ id, name: given.name, version, definition });
}

export async function demandCalendar(db: Db, id: string): Promise<void> {
  if (!(await calendarExists(db, id))) throw missing('calendar.not_found');
}

function demandReadable(definition: unknown): WorkingCalendar {
  const read = readCalendar(definition);
  if (!read.ok) throw invalid('calendar.invalid', { count: read.issues.length }, read.issues);
  return read.calendar;
}

function calendarView({ id, name, version, definition }: CalendarRow): Calendar {
  return { id, name, version, definition: definition as unknown as Record<string, unknown> };
}
