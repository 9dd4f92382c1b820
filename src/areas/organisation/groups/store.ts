import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Area, Team } from '../contract.ts';

const TEAM = sql`t.id, t.name, t.calendar_id as "calendarId", t.active, array(select m.person_id from team_member m where m.team_id = t.id order by m.person_id) as "memberIds"`;
const AREA = sql`a.id, a.name, a.email, a.head_id as "headId", a.calendar_id as "calendarId", a.answer_minutes as "answerMinutes", a.active, a.heir_id as "heirId", array(select m.person_id from area_member m where m.area_id = a.id order by m.person_id) as "memberIds"`;

export async function findTeam(db: Db, id: string): Promise<Team | undefined> {
  return (await sql<Team>`select ${TEAM} from team t where t.id = ${id}`.execute(db)).rows[0];
}

export async function lockTeam(db: Db, id: string): Promise<void> {
  await sql`select from team where id = ${id} for update`.execute(db);
}

/** Whether it is in use, and stays so until the caller's work ends. */
export async function holdActiveTeam(db: Db, id: string): Promise<boolean> {
  return (await sql`select from team where id = ${id}::uuid and active for share`.execute(db)).rows.length > 0;
}

/** The first of the active ones takes what nobody else is named for. */
export async function findDefaultTeam(db: Db): Promise<{ id: string } | undefined> {
  return (await sql<{ id: string }>`select id from team where active order by created_at, id limit 1`.execute(db))
    .rows[0];
}

/** Locks the active teams: of two that retire at once, one stays. */
export async function countActiveTeams(db: Db): Promise<number> {
  return (await sql`select from team where active order by id for update`.execute(db)).rows.length;
}

/** Cases that would be left in a queue nobody looks at. */
export async function hasOpenCases(db: Db, teamId: string): Promise<boolean> {
  const found = await sql<{
    has: boolean;
  }>`select exists (select from case_inbox where team_id = ${teamId} and ball <> 'resolved') as has`.execute(db);
  return found.rows[0]?.has ?? false;
}

export async function insertTeam(db: Db, { id, name, calendarId, active }: Team, now: Date): Promise<void> {
  await db.insertInto('team').values({ id, name, calendar_id: calendarId, active, created_at: now }).execute();
}

export async function writeTeam(db: Db, { id, name, calendarId, active }: Team): Promise<void> {
  await db.updateTable('team').set({ name, calendar_id: calendarId, active }).where('id', '=', id).execute();
}

export async function findArea(db: Db, id: string): Promise<Area | undefined> {
  return (await sql<Area>`select ${AREA} from area a where a.id = ${id}`.execute(db)).rows[0];
}

export async function lockArea(db: Db, id: string): Promise<void> {
  await sql`select from area where id = ${id} for update`.execute(db);
}

export async function insertArea(
  db: Db,
  { id, name, email, headId, calendarId, answerMinutes, active, heirId }: Area,
  now: Date,
): Promise<void> {
  await db
    .insertInto('area')
    .values({
      id,
      name,
      email,
      head_id: headId,
      calendar_id: calendarId,
      answer_minutes: answerMinutes,
      active,
      heir_id: heirId,
      created_at: now,
    })
    .execute();
}

export async function writeArea(
  db: Db,
  { id, name, email, headId, calendarId, answerMinutes, active, heirId }: Area,
): Promise<void> {
  await db
    .updateTable('area')
    .set({
      name,
      email,
      head_id: headId,
      calendar_id: calendarId,
      answer_minutes: answerMinutes,
      active,
      heir_id: heirId,
    })
    .where('id', '=', id)
    .execute();
}

/** Makes these the members. Returns who came and who went. */
export async function replaceMembers(
  db: Db,
  group: 'team' | 'area',
  id: string,
  memberIds: readonly string[],
): Promise<{ added: string[]; removed: string[] }> {
  const members = [...new Set(memberIds)];
  const table = sql.table(`${group}_member`);
  const key = sql.ref(`${group}_id`);
  const removed = await sql<{
    person_id: string;
  }>`delete from ${table} where ${key} = ${id} and person_id <> all(${members}::uuid[]) returning person_id`.execute(
    db,
  );
  const added = await sql<{ person_id: string }>`
    insert into ${table} (${key}, person_id) select ${id}, person_id from unnest(${members}::uuid[]) person_id on conflict do nothing returning person_id`.execute(
    db,
  );
  return { added: added.rows.map((row) => row.person_id), removed: removed.rows.map((row) => row.person_id) };
}

export async function teamIdsOf(db: Db, personId: string): Promise<string[]> {
  return (await db.selectFrom('team_member').select('team_id').where('person_id', '=', personId).execute()).map(
    (row) => row.team_id,
  );
}
