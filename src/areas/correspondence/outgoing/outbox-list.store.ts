import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { DeliveryState, Recipient } from '#platform/mail/outbox/index.ts';

export interface DeliveryRow {
  id: string;
  messageId: string;
  state: DeliveryState;
  attempts: number;
  nextTryAt: Date;
  lastReply: string | null;
  sentAt: Date | null;
  recipients: Recipient[];
}

export async function findDeliveries(db: Db, messageIds: readonly string[]): Promise<DeliveryRow[]> {
  const found = await sql<DeliveryRow>`
    select id, message_id as "messageId", state, attempts, next_try_at as "nextTryAt", last_reply as "lastReply", sent_at as "sentAt", recipients
    from outbox where message_id = any(${messageIds}::uuid[]) order by created_at`.execute(db);
  return found.rows;
}

export interface OutboxRow {
  id: string;
  kind: string;
  caseReference: string | null;
  subject: string;
  recipients: Recipient[];
  state: DeliveryState;
  attempts: number;
  nextTryAt: Date;
  lastReply: string | null;
  createdAt: Date;
  sentAt: Date | null;
  retriable: boolean;
}
const ROW = sql`o.id, o.kind, c.reference as "caseReference", o.mail ->> 'subject' as subject, o.recipients, o.state, o.attempts, o.next_try_at as "nextTryAt",
  o.last_reply as "lastReply", o.created_at as "createdAt", o.sent_at as "sentAt",
  o.state in ('failed', 'deferred', 'bounced') and not o.mail ? 'wordsSha256' as retriable`;

const WANTED = {
  troubled: sql`o.state in ('failed', 'bounced', 'deferred', 'needs_yes', 'waiting')`,
  waiting: sql`o.state in ('held', 'queued', 'waiting', 'needs_yes', 'sending', 'deferred')`,
  all: sql`true`,
} as const;

/** Newest first. */
export async function listMail(db: Db, which: keyof typeof WANTED, limit: number): Promise<OutboxRow[]> {
  const found =
    await sql<OutboxRow>`select ${ROW} from outbox o left join case_file c on c.id = o.case_id where ${WANTED[which]} order by o.created_at desc limit ${limit}`.execute(
      db,
    );
  return found.rows;
}

export async function findMail(db: Db, id: string): Promise<OutboxRow | undefined> {
  return (
    await sql<OutboxRow>`select ${ROW} from outbox o left join case_file c on c.id = o.case_id where o.id = ${id}`.execute(
      db,
    )
  ).rows[0];
}

/** Whether this person works on the case of this mail: owns it, follows it, is of its team, or it has none. Never wider than the access to cases. */
export async function worksOnCaseOf(
  db: Db,
  id: string,
  person: { id: string; teamIds: readonly string[] },
): Promise<boolean> {
  const found = await sql`
    select 1 from outbox o join case_inbox i on i.case_id = o.case_id
    where o.id = ${id} and (i.owner_id = ${person.id} or i.team_id is null or i.team_id = any(${person.teamIds}::uuid[])
      or exists (select 1 from case_follower f where f.case_id = o.case_id and f.person_id = ${person.id}))`.execute(
    db,
  );
  return found.rows.length > 0;
}
