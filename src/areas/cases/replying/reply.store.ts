import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { notYetTried } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { storeMessage, type NewMessage } from '../messages/message.store.ts';
import type { KnownParticipant } from './recipients.rules.ts';

export async function participantsOf(db: Db, caseId: string): Promise<KnownParticipant[]> {
  const found =
    await sql<KnownParticipant>`select address, name, role from participant where case_id = ${caseId} order by added_at, address`.execute(
      db,
    );
  return found.rows;
}

/** With the means its customer has chosen by now: what they choose later says nothing of this answer. */
export async function storeReply(work: Work, message: NewMessage): Promise<void> {
  await storeMessage(work.db, message, work.now);
  await sql`
    update message m set chosen_channel = c.preferred_channel from case_file f join customer c on c.id = f.customer_id
    where m.id = ${message.id} and f.id = m.case_id and c.preferred_channel is not null`.execute(work.db);
}

/** A third party becomes a participant once one of us writes to them. */
export async function admitParticipants(
  work: Work,
  caseId: string,
  people: readonly { name: string; address: string }[],
  by: string,
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    insert into participant (case_id, address, name, role, added_at, added_by)
    select ${caseId}, p.address, p.name, 'copied', ${work.now}::timestamptz, ${by} from unnest(${people.map((p) => p.address.toLowerCase())}::text[], ${people.map((p) => p.name)}::text[]) as p (address, name)
    on conflict (case_id, address) do update set role = 'copied' where participant.role = 'third_party'`.execute(
    work.db,
  );
}

/** Message-IDs of the thread, oldest first: what they sent and what we sent, as far as it counts as said. */
export async function threadIdsOf(db: Db, caseId: string): Promise<{ inReplyTo: string | null; references: string[] }> {
  const found = await sql<{ mail_id: string; direction: 'in' | 'out' }>`
    select mail_id, direction from message where case_id = ${caseId} and mail_id is not null and held_reason is null and undone_at is null and automatic is distinct from 'bounce'
    order by id desc limit 20`.execute(db);
  const rows = found.rows.toReversed();
  return {
    inReplyTo: (rows.findLast((row) => row.direction === 'in') ?? rows.at(-1))?.mail_id ?? null,
    references: rows.map((row) => row.mail_id),
  };
}

export async function setMailId(db: Db, messageId: string, mailId: string): Promise<void> {
  await sql`update message set mail_id = ${mailId} where id = ${messageId}`.execute(db);
}

export async function markUndone(work: Work, messageId: string): Promise<void> {
  await sql`update message set undone_at = ${work.now} where id = ${messageId}`.execute(work.db);
}

/** Its words stay where everybody on the case reads them. */
export async function markWithdrawn(work: Work, messageId: string): Promise<void> {
  await sql`update message set undone_at = ${work.now}, withdrawn = true where id = ${messageId}`.execute(work.db);
}

/** Replies that may still be kept back, in the order they were written. */
export async function findUnsent(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select m.id from message m join outbox o on o.message_id = m.id
    where m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null and ${notYetTried} order by m.id`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

export async function markFirstReply(db: Db, caseId: string, at: Date): Promise<void> {
  await sql`update case_file set first_reply_at = ${at} where id = ${caseId} and first_reply_at is null`.execute(db);
}

/** Where the thread stood: the number of the last event that brought words into it. */
export async function threadVersion(db: Db, caseId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select n from event where stream = ${`case:${caseId}`} and type = any(${[...THREAD_EVENTS]}::text[]) order by n desc limit 1`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}
export const THREAD_EVENTS = [
  'case.opened',
  'case.message_received',
  'case.message_held',
  'case.message_released',
  'case.message_moved',
  'case.reply_written',
  'case.reply_undone',
] as const;

export interface WrittenReply {
  id: string;
  authorId: string | null;
  writtenAt: Date;
  delivery: { state: string; attempts: number; nextTryAt: string | null } | null;
}

/** One reply of this case as its taking back needs it. */
export async function findReply(db: Db, caseId: string, messageId: string): Promise<WrittenReply | undefined> {
  const found = await sql<WrittenReply>`
    select m.id, m.author_id as "authorId", m.received_at as "writtenAt",
      (select jsonb_build_object('state', o.state, 'attempts', o.attempts, 'nextTryAt', o.next_try_at) from outbox o where o.message_id = m.id) as delivery
    from message m
    where m.id = ${messageId} and m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null`.execute(
    db,
  );
  return found.rows[0];
}

export interface ReplyEffects {
  at: Date;
  /** The case had no owner and became the writer's. */
  took: boolean;
  /** Until when it was snoozed. */
  lifted: Date | null;
}

/** What writing this reply did to its case besides, from the log. */
export async function effectsOf(db: Db, caseId: string, messageId: string): Promise<ReplyEffects | undefined> {
  const found = await sql<ReplyEffects>`
    select at, coalesce((data ->> 'took')::boolean, false) as took, (data ->> 'lifted')::timestamptz as lifted from event
    where stream = ${`case:${caseId}`} and type = 'case.reply_written' and data ->> 'message' = ${messageId}`.execute(
    db,
  );
  return found.rows[0];
}
