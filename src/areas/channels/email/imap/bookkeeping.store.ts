import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** A folder as its server numbers it. A new `uidvalidity` means that all its numbers are void. */
export interface Folder {
  mailboxId: string;
  folder: string;
  uidvalidity: number;
}

/** Up to where everything is kept; 0 when the folder is new to us or was renumbered. */
export async function lastUid(db: Db, at: Folder): Promise<number> {
  const found = await sql<{ last_uid: number }>`
    select last_uid from imap_cursor where mailbox_id = ${at.mailboxId} and folder = ${at.folder} and uidvalidity = ${at.uidvalidity}`.execute(
    db,
  );
  return found.rows[0]?.last_uid ?? 0;
}

export async function knownUids(db: Db, at: Folder): Promise<Set<number>> {
  const found = await sql<{
    uid: number;
  }>`select uid from imap_uid where mailbox_id = ${at.mailboxId} and folder = ${at.folder} and uidvalidity = ${at.uidvalidity}`.execute(
    db,
  );
  return new Set(found.rows.map((row) => row.uid));
}

/** Notes what was kept, and then only moves the cursor, in one statement: cut before it, the same mails are fetched and recognised again. */
export async function noteKept(
  db: Db,
  at: Folder,
  kept: readonly { uid: number; intakeId: string }[],
  now: Date,
): Promise<void> {
  if (kept.length === 0) return;
  const last = Math.max(...kept.map((one) => one.uid));
  await sql`
    with noted as (
      insert into imap_uid (mailbox_id, folder, uidvalidity, uid, intake_id, seen_at)
      select ${at.mailboxId}, ${at.folder}, ${at.uidvalidity}, k.uid, k.intake_id, ${now}::timestamptz
      from unnest(${kept.map((one) => one.uid)}::bigint[], ${kept.map((one) => one.intakeId)}::uuid[]) as k (uid, intake_id) on conflict do nothing
    )
    insert into imap_cursor (mailbox_id, folder, uidvalidity, last_uid, moved_at) values (${at.mailboxId}, ${at.folder}, ${at.uidvalidity}, ${last}, ${now})
    on conflict (mailbox_id, folder) do update set uidvalidity = excluded.uidvalidity, moved_at = excluded.moved_at,
      last_uid = case when imap_cursor.uidvalidity = excluded.uidvalidity then greatest(imap_cursor.last_uid, excluded.last_uid) else excluded.last_uid end`.execute(
    db,
  );
}
