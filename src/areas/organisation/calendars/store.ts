import { sql } from 'kysely';
import type { WorkingCalendar } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';

export interface CalendarRow {
  id: string;
  name: string;
  version: number;
  definition: WorkingCalendar;
}

const LATEST = sql`c.id, c.name, v.version, v.definition
  from calendar c cross join lateral (select version, definition from calendar_version where calendar_id = c.id order by version desc limit 1) v`;

export async function latestCalendars(db: Db): Promise<CalendarRow[]> {
  return (await sql<CalendarRow>`select ${LATEST} order by c.created_at, c.id`.execute(db)).rows;
}

export async function latestCalendar(
  db: Db,
  id: string,
  options: { lock?: boolean } = {},
): Promise<CalendarRow | undefined> {
  if (options.lock) await sql`select from calendar where id = ${id} for update`.execute(db);
  return (await sql<CalendarRow>`select ${LATEST} where c.id = ${id}`.execute(db)).rows[0];
}

export async function calendarExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('calendar').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Which calendar and version a team counts on now: its own, else the company's. Ids only: the definition is kept compiled. */
export async function calendarInForce(
  db: Db,
  teamId: string | null,
): Promise<{ id: string; version: number } | undefined> {
  const found = await sql<{ id: string; version: number }>`
    select v.calendar_id as id, v.version from calendar_version v
    where v.calendar_id = coalesce((select calendar_id from team where id = ${teamId}::uuid), (select calendar_id from company))
    order by v.version desc limit 1`.execute(db);
  return found.rows[0];
}

export async function calendarInForceOfArea(
  db: Db,
  areaId: string,
): Promise<{ id: string; version: number } | undefined> {
  const found = await sql<{ id: string; version: number }>`
    select v.calendar_id as id, v.version from calendar_version v
    where v.calendar_id = coalesce((select calendar_id from area where id = ${areaId}::uuid), (select calendar_id from company))
    order by v.version desc limit 1`.execute(db);
  return found.rows[0];
}

export async function findDefinition(db: Db, id: string, version: number): Promise<WorkingCalendar | undefined> {
  const found = await db
    .selectFrom('calendar_version')
    .select('definition')
    .where('calendar_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return found?.definition as unknown as WorkingCalendar | undefined;
}

export async function insertCalendar(db: Db, id: string, name: string, now: Date): Promise<void> {
  await db.insertInto('calendar').values({ id, name, created_at: now }).execute();
}

export async function renameCalendar(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable('calendar').set({ name }).where('id', '=', id).execute();
}

export async function insertVersion(
  db: Db,
  row: { calendar_id: string; version: number; definition: WorkingCalendar; made_at: Date; made_by: string },
): Promise<void> {
  await db
    .insertInto('calendar_version')
    .values({ ...row, definition: JSON.stringify(row.definition) })
    .execute();
}
