import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface AbsenceRow {
  id: string;
  personId: string;
  substituteId: string | null;
  startsAt: Date;
  endsAt: Date;
}

const ABSENCE = sql`id, person_id as "personId", substitute_id as "substituteId", starts_at as "startsAt", ends_at as "endsAt"`;

export async function absencesAhead(db: Db, now: Date): Promise<AbsenceRow[]> {
  return (
    await sql<AbsenceRow>`select ${ABSENCE} from absence where cancelled_at is null and ends_at > ${now} order by starts_at, id`.execute(
      db,
    )
  ).rows;
}

export async function findAbsence(db: Db, id: string): Promise<AbsenceRow | undefined> {
  return (
    await sql<AbsenceRow>`select ${ABSENCE} from absence where id = ${id} and cancelled_at is null for update`.execute(
      db,
    )
  ).rows[0];
}

export async function insertAbsence(db: Db, absence: AbsenceRow & { madeBy: string }): Promise<void> {
  const { id, personId, substituteId, startsAt, endsAt, madeBy } = absence;
  await db
    .insertInto('absence')
    .values({
      id,
      person_id: personId,
      substitute_id: substituteId,
      starts_at: startsAt,
      ends_at: endsAt,
      made_by: madeBy,
    })
    .execute();
}

export async function markCancelled(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('absence').set({ cancelled_at: now }).where('id', '=', id).execute();
}

export async function isAbsent(db: Db, personId: string, now: Date): Promise<boolean> {
  const found = await sql<{ absent: boolean }>`
    select exists (select from absence where person_id = ${personId} and cancelled_at is null and starts_at <= ${now} and ends_at > ${now}) as absent`.execute(
    db,
  );
  return found.rows[0]?.absent ?? false;
}

/**
 * Who stands in for an absent person now: their substitute, or that one's own substitute when away too, and so on. Null when the
 * person is here, when nobody was named, or when everybody along the line is away or gone.
 */
export async function substituteFor(db: Db, personId: string, now: Date): Promise<string | null> {
  const found = await sql<{ id: string }>`
    with recursive away as (
      select distinct on (person_id) person_id, substitute_id from absence
      where cancelled_at is null and starts_at <= ${now} and ends_at > ${now} order by person_id, (substitute_id is null), starts_at desc
    ), line as (
      select substitute_id as id, array[person_id] as seen from away where person_id = ${personId} and substitute_id is not null
      union all
      select away.substitute_id, seen || away.person_id from line join away on away.person_id = line.id
      where away.substitute_id is not null and not away.substitute_id = any(seen || away.person_id)
    )
    select p.id from line join person p on p.id = line.id
    where p.status = 'active' and not exists (select from away where away.person_id = line.id)`.execute(db);
  return found.rows[0]?.id ?? null;
}
