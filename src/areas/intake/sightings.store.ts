import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Arrival } from './arrival.ts';

/** Whoever reads mails of one conversation does it one after the other, in every process, until its transaction ends. */
export async function lockKeys(db: Db, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended(k, 0)) from unnest(${sorted.map((key) => `intake:${key}`)}::text[]) k`.execute(
    db,
  );
}

/** An arrival that was the same mail, by its key: of this mailbox or of another one. */
export interface Sighting {
  id: string;
  mailboxId: string | null;
  contentSha256: string | null;
  caseId: string | null;
  messageId: string | null;
}

export async function sightingsOf(db: Db, mailKey: string, exceptId: string): Promise<Sighting[]> {
  const found = await sql<Sighting>`
    select id, mailbox_id as "mailboxId", content_sha256 as "contentSha256", case_id as "caseId", message_id as "messageId"
    from intake where mail_key = ${mailKey} and id <> ${exceptId} and outcome is distinct from 'duplicate' order by received_at, id limit 50`.execute(
    db,
  );
  return found.rows;
}

/** Whether arrivals of the same mailbox that came before this one are still being read: what it answers may be among them. */
export async function olderWaiting(db: Db, arrival: Arrival): Promise<boolean> {
  const found = await sql`
    select from intake where state in ('received', 'processing') and message_id is null and channel = ${arrival.channel} and mailbox_id is not distinct from ${arrival.mailbox_id}::uuid
      and (received_at, id) < (${arrival.received_at}, ${arrival.id}::uuid) limit 1`.execute(db);
  return found.rows.length > 0;
}
