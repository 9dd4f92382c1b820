import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

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
    from intake where mail_key = ${mailKey} and id <> ${exceptId} and state = 'done' and outcome <> 'duplicate' order by received_at, id limit 50`.execute(
    db,
  );
  return found.rows;
}

/** Whether one of these mails has arrived but is still being read, or is to be tried again. */
export async function isUnderWay(db: Db, mailKeys: readonly string[], exceptId: string): Promise<boolean> {
  const found = await sql`
    select from intake where mail_key = any(${[...mailKeys]}::text[]) and id <> ${exceptId} and state in ('received', 'processing', 'retry') and message_id is null limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}
