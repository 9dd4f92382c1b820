import { sql, type Selectable } from 'kysely';
import type { Intake } from '#db/tables.ts';
import type { Db } from '#platform/db/index.ts';

/** The ledger's row of a sample contact. */
export async function arrivalOf(db: Db, id: string): Promise<Selectable<Intake>> {
  return db.selectFrom('intake').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** As a worker leaves it. */
export async function markWorkedOff(
  db: Db,
  id: string,
  given: {
    outcome: 'case' | 'message';
    caseId: string;
    messageId: string | null;
    subject: string;
    from: string;
    at: Date;
  },
): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      state: 'done',
      outcome: given.outcome,
      case_id: given.caseId,
      message_id: given.messageId,
      subject: given.subject,
      from_address: given.from,
      readable: true,
      finished_at: given.at,
    })
    .where('id', '=', id)
    .execute();
}

/** An open case of a person that an agent attends, opened before then, that nobody in the line waits about: the last one that moved. */
export async function attendedByAgent(db: Db, before: Date): Promise<{ caseId: string; customer: string } | undefined> {
  const found = await sql<{ caseId: string; customer: string }>`
    select f.id as "caseId", c.name as customer from case_inbox i join case_file f on f.id = i.case_id
      join customer c on c.id = f.customer_id and c.kind = 'person' join person p on p.id = i.owner_id and 'agent' = any(p.roles)
    where i.ball = 'ours' and f.opened_at < ${before} and i.moved_at < ${before} and not exists (select from direct_contact d where d.case_id = f.id)
      and not exists (select from proposal q where q.case_id = f.id) and not exists (select from outbox o where o.case_id = f.id and o.created_at > ${before}) order by i.moved_at desc, f.id limit 1`.execute(
    db,
  );
  return found.rows[0];
}
