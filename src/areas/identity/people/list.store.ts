import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PersonBrief } from './store.ts';

export interface PersonRow extends PersonBrief {
  second_factor: boolean;
  last_seen_at: Date | null;
}

const PERSON = sql`p.id, p.name, p.email, p.roles, p.status, p.language, p.job_title as "jobTitle", p.signature, p.available,
  p.totp_confirmed_at is not null or exists (select from passkey k where k.person_id = p.id) as second_factor,
  (select max(s.last_seen_at) from session s where s.person_id = p.id) as last_seen_at`;

/** People by name or address; the disabled ones only when asked for. */
export async function findPeople(db: Db, search: { q: string | undefined; all: boolean }): Promise<PersonRow[]> {
  const like = `%${(search.q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = await sql<PersonRow>`
    select ${PERSON} from person p
    where (${search.all} or p.status <> 'disabled') and (plain(p.name) like plain(${like}) or p.email like lower(${like}))
    order by plain(p.name), p.id limit 5000`.execute(db);
  return found.rows;
}

export async function findPerson(db: Db, id: string, options: { lock?: boolean } = {}): Promise<PersonRow | undefined> {
  if (options.lock) await sql`select from person where id = ${id} for update`.execute(db);
  const found = await sql<PersonRow>`select ${PERSON} from person p where p.id = ${id}`.execute(db);
  return found.rows[0];
}

export async function updatePersonRow(
  db: Db,
  id: string,
  change: { name?: string; roles?: string[]; job_title?: string; language?: 'es' | 'en' },
): Promise<void> {
  await db.updateTable('person').set(change).where('id', '=', id).execute();
}

export async function setStatus(
  db: Db,
  id: string,
  status: PersonRow['status'],
  disabledAt: Date | null,
): Promise<void> {
  await db.updateTable('person').set({ status, disabled_at: disabledAt }).where('id', '=', id).execute();
}

export async function canSignIn(db: Db, id: string): Promise<boolean> {
  const found = await sql<{ can: boolean }>`
    select p.password_hash is not null or exists (select from passkey k where k.person_id = p.id) as can from person p where p.id = ${id}`.execute(
    db,
  );
  return found.rows[0]?.can ?? false;
}

export async function countAdministrators(db: Db): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select count(*)::int as count from person where status = 'active' and 'administrator' = any(roles)`.execute(db);
  return found.rows[0]?.count ?? 0;
}

const PEOPLE_LOCK = 7_245_114;
/** Until the end of the transaction, nobody else makes the first person or takes an administrator away. */
export async function lockPeople(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${PEOPLE_LOCK})`.execute(db);
}

/** Puts a person in teams and areas; returns how many of those named exist. */
export async function joinTeamsAndAreas(
  db: Db,
  personId: string,
  teamIds: readonly string[],
  areaIds: readonly string[],
): Promise<{ teams: number; areas: number }> {
  const teams =
    await sql`insert into team_member (team_id, person_id) select id, ${personId} from team where id = any(${[...teamIds]}::uuid[]) and active`.execute(
      db,
    );
  const areas =
    await sql`insert into area_member (area_id, person_id) select id, ${personId} from area where id = any(${[...areaIds]}::uuid[]) and active`.execute(
      db,
    );
  return { teams: Number(teams.numAffectedRows ?? 0), areas: Number(areas.numAffectedRows ?? 0) };
}
