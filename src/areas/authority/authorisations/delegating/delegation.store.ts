import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface DelegationRow {
  id: string;
  personId: string;
  delegateId: string;
  delegate: string;
  startsAt: Date;
  endsAt: Date;
}

/** One's own that have not ended. */
export async function delegationsOf(db: Db, personId: string, now: Date): Promise<DelegationRow[]> {
  const found = await sql<DelegationRow>`
    select d.id, d.person_id as "personId", d.delegate_id as "delegateId", p.name as delegate, d.starts_at as "startsAt", d.ends_at as "endsAt"
    from delegation d join person p on p.id = d.delegate_id where d.person_id = ${personId} and d.cancelled_at is null and d.ends_at > ${now} order by d.starts_at, d.id`.execute(
    db,
  );
  return found.rows;
}

export async function insertDelegation(
  work: Work,
  row: { id: string; personId: string; delegateId: string; startsAt: Date; endsAt: Date; madeBy: string },
): Promise<void> {
  await work.db
    .insertInto('delegation')
    .values({
      id: row.id,
      person_id: row.personId,
      delegate_id: row.delegateId,
      starts_at: row.startsAt,
      ends_at: row.endsAt,
      made_at: work.now,
      made_by: row.madeBy,
    })
    .execute();
}

export async function cancelDelegationOf(work: Work, personId: string, id: string): Promise<boolean> {
  const done = await work.db
    .updateTable('delegation')
    .set({ cancelled_at: work.now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}
