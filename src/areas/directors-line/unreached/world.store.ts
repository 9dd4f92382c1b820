import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';

/** A petition they were told no to, by whoever has the case or somebody of the team. */
export async function tellNo(
  db: Db,
  caseId: string,
  [text, reason]: readonly [string, string],
  at: Date,
): Promise<void> {
  await sql`
    insert into petition (id, case_id, position, text, outcome, reason, decided_at, decided_by)
    select ${newId()}, ${caseId}, 1, ${text}, 'rejected', ${reason}, ${at}, (select id from person where 'agent' = any(roles) order by name limit 1)`.execute(
    db,
  );
}

/** Answers promised for these moments that did not come. */
export async function breakPromises(db: Db, caseId: string, moments: readonly Date[]): Promise<void> {
  for (const at of moments)
    await sql`
      insert into case_promise (id, case_id, kind, promised_at, made_by, made_at, state, ended_at)
      values (${newId()}, ${caseId}, 'answer', ${at}, 'system:demo', ${at}::timestamptz - interval '2 days', 'broken', ${at})`.execute(
      db,
    );
}

export async function addPhone(db: Db, customerId: string, phone: string, at: Date): Promise<void> {
  await sql`
    insert into customer_address (id, customer_id, kind, value, is_primary, created_at) values (${newId()}, ${customerId}, 'phone', ${phone}, true, ${at})`.execute(
    db,
  );
}
