import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface LinkRow {
  hash: Buffer;
  purpose: string;
  subject: string;
  created_at: Date;
  expires_at: Date;
}

export async function insertLink(db: Db, link: LinkRow): Promise<void> {
  await db.insertInto('link_token').values(link).execute();
}

export async function liveLink(
  db: Db,
  purpose: string,
  hash: Buffer,
  now: Date,
): Promise<{ subject: string } | undefined> {
  return db
    .selectFrom('link_token')
    .select('subject')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Marks it used and tells whose it was, in one statement: of two at once, one wins. */
export async function spendLink(
  db: Db,
  purpose: string,
  hash: Buffer,
  now: Date,
): Promise<{ subject: string } | undefined> {
  return db
    .updateTable('link_token')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('subject')
    .executeTakeFirst();
}

export async function dropLinks(db: Db, subject: string, purposes: readonly string[]): Promise<void> {
  await db
    .deleteFrom('link_token')
    .where('subject', '=', subject)
    .where('purpose', 'in', [...purposes])
    .execute();
}

/** True the first time this value is seen: for what a browser keeps for us and may be used once only. */
export async function burn(db: Db, link: LinkRow): Promise<boolean> {
  const burnt = await sql`
    insert into link_token (hash, purpose, subject, created_at, expires_at, used_at)
    values (${link.hash}, ${link.purpose}, ${link.subject}, ${link.created_at}, ${link.expires_at}, ${link.created_at}) on conflict do nothing`.execute(
    db,
  );
  return burnt.numAffectedRows === 1n;
}

export async function forgetLinks(db: Db, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('link_token').where('expires_at', '<', expiredBefore).execute();
}
