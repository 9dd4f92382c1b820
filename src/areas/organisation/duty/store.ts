import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export type DutyPurpose = 'area' | 'director' | 'supervision';

export interface DutyRow {
  id: string;
  purpose: DutyPurpose;
  areaId: string | null;
  personId: string;
  startsAt: Date;
  endsAt: Date;
}

const DUTY = sql`id, purpose, area_id as "areaId", person_id as "personId", starts_at as "startsAt", ends_at as "endsAt"`;

export async function dutiesAhead(db: Db, now: Date): Promise<DutyRow[]> {
  return (
    await sql<DutyRow>`select ${DUTY} from duty where cancelled_at is null and ends_at > ${now} order by starts_at, id`.execute(
      db,
    )
  ).rows;
}

export async function findDuty(db: Db, id: string): Promise<DutyRow | undefined> {
  return (await sql<DutyRow>`select ${DUTY} from duty where id = ${id} and cancelled_at is null for update`.execute(db))
    .rows[0];
}

export async function insertDuty(db: Db, duty: DutyRow & { madeBy: string; madeAt: Date }): Promise<void> {
  await db
    .insertInto('duty')
    .values({
      id: duty.id,
      purpose: duty.purpose,
      area_id: duty.areaId,
      person_id: duty.personId,
      starts_at: duty.startsAt,
      ends_at: duty.endsAt,
      made_by: duty.madeBy,
      made_at: duty.madeAt,
    })
    .execute();
}

export async function markDutyCancelled(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('duty').set({ cancelled_at: now }).where('id', '=', id).execute();
}

/** Who is on duty at this moment, whoever began last first: people who left or are away don't count. */
export async function findOnDuty(
  db: Db,
  purpose: DutyPurpose,
  areaId: string | null,
  now: Date,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select d.person_id as id from duty d join person p on p.id = d.person_id and p.status = 'active'
    where d.purpose = ${purpose} and d.area_id is not distinct from ${areaId}::uuid and d.cancelled_at is null and d.starts_at <= ${now} and d.ends_at > ${now}
      and not exists (select from absence a where a.person_id = d.person_id and a.cancelled_at is null and a.starts_at <= ${now} and a.ends_at > ${now})
    order by d.starts_at desc, d.id desc limit 1`.execute(db);
  return found.rows[0]?.id ?? null;
}
