import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';

export interface MovableMessage {
  id: string;
  direction: 'in' | 'out';
  channel: string;
  subject: string;
  fromName: string;
  fromAddress: string;
  customerId: string | null;
  language: string | null;
  receivedAt: Date;
}

export async function findMovable(db: Db, caseId: string, messageId: string): Promise<MovableMessage | undefined> {
  const found = await sql<MovableMessage>`
    select id, direction, channel, subject, from_name as "fromName", from_address as "fromAddress", customer_id as "customerId", language, received_at as "receivedAt"
    from message where id = ${messageId} and case_id = ${caseId} and undone_at is null`.execute(db);
  return found.rows[0];
}

/** Messages that make a case: acknowledgements and what was taken back don't. */
export async function countMessages(db: Db, caseId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from message where case_id = ${caseId} and undone_at is null and automatic is distinct from 'acknowledgement'`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

/** A person judged it: what held it is settled, and its writer takes part where it is now. */
export async function moveRow(work: Work, message: MovableMessage, toCaseId: string): Promise<void> {
  await sql`update message set case_id = ${toCaseId}, threaded_by = 'moved', held_reason = null where id = ${message.id}`.execute(
    work.db,
  );
  if (message.direction === 'in' && message.fromAddress)
    await admitWriter(work, toCaseId, message.fromName, message.fromAddress);
}

export async function admitWriter(work: Work, caseId: string, name: string, address: string): Promise<void> {
  await sql`
    insert into participant (case_id, address, name, role, added_at, added_by) values (${caseId}, ${address.toLowerCase()}, ${name}, 'copied', ${work.now}, ${actorKey(work.actor)})
    on conflict (case_id, address) do update set role = 'copied' where participant.role = 'third_party'`.execute(
    work.db,
  );
}

export interface InboxFacts {
  inboundN: number;
  lastInboundAt: Date | null;
  excerpt: string;
}

export async function readInboxFacts(db: Db, caseId: string): Promise<InboxFacts> {
  const found = await sql<InboxFacts>`
    select count(*) filter (where direction = 'in')::int as "inboundN", max(received_at) filter (where direction = 'in') as "lastInboundAt",
      coalesce((select left(regexp_replace(left(text, 2000), '\\s+', ' ', 'g'), 180) from message where case_id = ${caseId} and direction = 'in' order by id desc limit 1), '') as excerpt
    from message where case_id = ${caseId}`.execute(db);
  return found.rows[0] as InboxFacts;
}

/** The sender and reason of a held message of this case. */
export async function findHeld(
  db: Db,
  caseId: string,
  messageId: string,
): Promise<{ id: string; fromName: string; fromAddress: string; heldReason: string } | undefined> {
  const found = await sql<{ id: string; fromName: string; fromAddress: string; heldReason: string }>`
    select id, from_name as "fromName", from_address as "fromAddress", held_reason as "heldReason" from message where id = ${messageId} and case_id = ${caseId} and held_reason is not null`.execute(
    db,
  );
  return found.rows[0];
}

export async function releaseRow(db: Db, messageId: string): Promise<void> {
  await sql`update message set held_reason = null where id = ${messageId}`.execute(db);
}
