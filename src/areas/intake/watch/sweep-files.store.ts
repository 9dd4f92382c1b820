import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';

const BATCH = 500;

/** Nothing names file `f`: no attachment, upload, photo, article, arrival, message, nor the files of a submission that is not worked off. */
const UNNAMED: RawBuilder<boolean> = sql<boolean>`(
  not exists (select from attachment a where a.sha256 = f.sha256) and not exists (select from upload u where u.sha256 = f.sha256) and not exists (select from consultation_file c where c.sha256 = f.sha256)
  and not exists (select from director_photo p where p.sha256 = f.sha256) and not exists (select from article_file t where t.sha256 = f.sha256)
  and not exists (select from intake i where i.raw_sha256 = f.sha256) and not exists (select from message m where m.raw_sha256 = f.sha256)
  and not exists (select from intake i where i.envelope ? 'files' and i.envelope -> 'files' ? f.sha256))`;

export interface FileRow {
  sha256: string;
  size: number;
  type: string;
  created_at: Date;
}

/** Locks rows that nothing names; one that a transaction under way refers to is locked by it, and left. */
export async function lockUnnamed(db: Db, before: Date): Promise<string[]> {
  const found = await sql<{ sha256: string }>`
    select f.sha256 from file f where f.created_at < ${before} and ${UNNAMED} limit ${BATCH} for update skip locked`.execute(
    db,
  );
  return found.rows.map((row) => row.sha256);
}

/** A second statement, hence a newer snapshot: what was named while the lock was waited for stays. */
export async function deleteUnnamed(db: Db, locked: readonly string[]): Promise<FileRow[]> {
  const found = await sql<FileRow>`
    delete from file f where f.sha256 = any(${[...locked]}::text[]) and ${UNNAMED} returning f.sha256, f.size, f.type, f.created_at`.execute(
    db,
  );
  return found.rows;
}

export async function putRowBack(db: Db, row: FileRow, now: Date): Promise<void> {
  await sql`insert into file (sha256, size, type, created_at) values (${row.sha256}, ${row.size}, ${row.type}, ${now})`.execute(
    db,
  );
}

/** Of these, what no row knows: left by a transaction that was rolled back, or by a killed process. */
export async function withoutRow(db: Db, stored: readonly string[]): Promise<string[]> {
  const found = await sql<{ sha256: string }>`
    select s.sha256 from unnest(${[...stored]}::text[]) as s (sha256) where not exists (select from file f where f.sha256 = s.sha256)`.execute(
    db,
  );
  return found.rows.map((row) => row.sha256);
}

/** True for one process a day, however many run and however often they start. */
export async function claimSweep(db: Db, now: Date, notSince: Date): Promise<boolean> {
  const claimed = await sql`
    insert into setting (key, value, changed_at, changed_by) values ('files.swept', 'true', ${now}, 'system:files')
    on conflict (key) do update set changed_at = excluded.changed_at where setting.changed_at < ${notSince} returning key`.execute(
    db,
  );
  return claimed.rows.length > 0;
}
