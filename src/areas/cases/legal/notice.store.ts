import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { toCustomer } from '../replying/to-customer.store.ts';

/** The open resolution that nobody has been notified of yet, with the message it waits for; null in it means the last answer. */
export async function openNotice(db: Db, caseId: string): Promise<{ messageId: string | null } | null> {
  const found = await sql<{ messageId: string | null }>`
    select message_id as "messageId" from resolution where case_id = ${caseId} and reopened_at is null and notified_at is null`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** Our last answer to the customer that stands, and when it left; null while it waits. */
export async function lastAnswer(db: Db, caseId: string): Promise<{ messageId: string; sentAt: Date | null } | null> {
  const found = await sql<{ messageId: string; sentAt: Date | null }>`
    select m.id as "messageId",
      (select (e.data ->> 'at')::timestamptz from event e where e.stream = ${`case:${caseId}`} and e.type = 'case.reply_sent' and e.data ->> 'message' = m.id::text order by e.n desc limit 1) as "sentAt"
    from message m where m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null and m.failed_at is null and ${toCustomer} order by m.id desc limit 1`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** The message that notified is the one the resolution stands on. */
export async function markNotified(db: Db, caseId: string, messageId: string, at: Date): Promise<void> {
  await sql`update resolution set notified_at = ${at}, message_id = ${messageId} where case_id = ${caseId} and reopened_at is null and notified_at is null`.execute(
    db,
  );
}
