import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Open cases about any of these, the newest first. */
export async function openCasesAbout(db: Db, reasons: readonly string[], n: number): Promise<string[]> {
  const found = await sql<{ reference: string }>`
    select f.reference from case_inbox i join case_file f on f.id = i.case_id
    where i.ball in ('ours', 'customer') and f.reason_code = any(${[...reasons]}::text[]) order by f.received_at desc limit ${n}`.execute(
    db,
  );
  return found.rows.map(({ reference }) => reference);
}

/** Open cases that came in by mail or form before `before`, whole and from customers, and are nobody's; oldest first. */
export async function untakenArrivals(
  db: Db,
  before: Date,
): Promise<{ reference: string; subject: string; mailboxId: string; receivedAt: Date }[]> {
  const found = await sql<{ reference: string; subject: string; mailboxId: string; receivedAt: Date }>`
    select f.reference, f.subject, f.mailbox_id as "mailboxId", f.received_at as "receivedAt"
    from intake a join case_file f on f.id = a.case_id join case_inbox i on i.case_id = f.id join message m on m.id = a.message_id
    where a.channel in ('email', 'form') and a.outcome = 'case' and a.readable and m.held_reason is null and m.automatic is null
      and i.owner_id is null and f.resolved_at is null and a.received_at < ${before} order by f.received_at`.execute(
    db,
  );
  return found.rows;
}

/** The case of a person (not a company) among these, with whose it is. */
export async function caseOfPerson(
  db: Db,
  references: readonly string[],
): Promise<{ caseId: string; customerId: string } | null> {
  const found = await sql<{ caseId: string; customerId: string }>`
    select f.id as "caseId", c.id as "customerId" from case_file f join customer c on c.id = f.customer_id
    where f.reference = any(${[...references]}::text[]) and c.kind = 'person' order by f.reference limit 1`.execute(db);
  return found.rows[0] ?? null;
}
