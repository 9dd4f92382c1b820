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

export interface Arrival {
  id: string;
  reference: string;
  subject: string;
  mailboxId: string;
  mailbox: string;
  customerId: string | null;
  name: string;
  address: string;
  receivedAt: Date;
}

/** Open cases that came in by mail or form before `before`, whole and from customers, and are nobody's; oldest first. */
export async function untakenArrivals(db: Db, before: Date): Promise<Arrival[]> {
  const found = await sql<Arrival>`
    select f.id, f.reference, f.subject, f.mailbox_id as "mailboxId", coalesce(b.address, '') as mailbox, f.customer_id as "customerId", m.from_name as name, m.from_address as address, f.received_at as "receivedAt"
    from intake a join case_file f on f.id = a.case_id join case_inbox i on i.case_id = f.id join message m on m.id = a.message_id left join mailbox b on b.id = f.mailbox_id
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

/** The replies of a case that wait have left: the sample's yesterday is not sent today. */
export async function letRepliesLeave(db: Db, caseId: string, at: Date): Promise<{ id: string; messageId: string }[]> {
  const left = await sql<{ id: string; messageId: string }>`
    update outbox set state = 'sent', attempts = 1, first_try_at = ${at}, sent_at = ${at}, recipients = (select jsonb_agg(r || '{"state": "sent"}') from jsonb_array_elements(recipients) r)
    where case_id = ${caseId} and kind = 'reply' and state in ('queued', 'held') returning id, message_id as "messageId"`.execute(
    db,
  );
  return left.rows;
}
