import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { toCustomer } from '../replying/to-customer.store.ts';

export interface PetitionRow {
  id: string;
  position: number;
  text: string;
  outcome: string | null;
  reason: string | null;
}

export async function petitionsOf(db: Db, caseId: string): Promise<PetitionRow[]> {
  const found =
    await sql<PetitionRow>`select id, position, text, outcome, reason from petition where case_id = ${caseId} and removed_at is null order by position`.execute(
      db,
    );
  return found.rows;
}

/** Numbers are never used twice, not even those of removed ones: people quote them. */
export async function addPetition(db: Db, caseId: string, text: string): Promise<string> {
  const id = newId();
  await sql`
    insert into petition (id, case_id, position, text)
    values (${id}, ${caseId}, (select coalesce(max(position), 0) + 1 from petition where case_id = ${caseId}), ${storable(text)})`.execute(
    db,
  );
  return id;
}

export async function rewordPetition(db: Db, id: string, text: string): Promise<void> {
  await sql`update petition set text = ${storable(text)} where id = ${id}`.execute(db);
}

export async function removePetitions(work: Work, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`update petition set removed_at = ${work.now} where id = any(${[...ids]}::uuid[])`.execute(work.db);
}

export async function decidePetition(work: Work, id: string, outcome: string, reason: string): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`update petition set outcome = ${outcome}, reason = ${storable(reason)}, decided_at = ${work.now}, decided_by = ${by} where id = ${id}`.execute(
    work.db,
  );
}

/** A reply of ours to the customer, still standing, after the last word of the customer; true as well when no person ever wrote. */
export async function isAnswered(db: Db, caseId: string): Promise<boolean> {
  const found = await sql<{ answered: boolean }>`
    with theirs as (select max(id::text) as id from message where case_id = ${caseId} and direction = 'in' and automatic is null),
      ours as (select max(m.id::text) as id from message m where m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null and m.failed_at is null and ${toCustomer}),
      machine as (select exists (select from message where case_id = ${caseId} and direction = 'in') as wrote)
    select case when theirs.id is null then machine.wrote or ours.id is not null else coalesce(ours.id > theirs.id, false) end as answered from theirs, ours, machine`.execute(
    db,
  );
  return found.rows[0]?.answered ?? false;
}
