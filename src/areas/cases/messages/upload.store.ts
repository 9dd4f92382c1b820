import { sql } from 'kysely';
import { storable } from '#platform/db/storable.rules.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

interface UploadRow {
  id: string;
  sha256: string;
  name: string;
  type: string;
  size: number;
}

export async function insertUpload(work: Work, personId: string, file: UploadRow): Promise<void> {
  await insertFiles([file], work.now).execute(work.db);
  await sql`
    insert into upload (id, person_id, sha256, name, type, size, created_at)
    values (${file.id}, ${personId}, ${file.sha256}, ${storable(file.name)}, ${file.type}, ${file.size}, ${work.now})`.execute(
    work.db,
  );
}

export async function claimUploads(
  work: Work,
  personId: string,
  ids: readonly string[],
  usedBy: string,
): Promise<UploadRow[]> {
  const taken = await sql<UploadRow>`
    update upload set used_at = ${work.now}, used_by = ${usedBy} where id = any(${[...ids]}::text[]) and person_id = ${personId} and used_at is null
    returning id, sha256, name, type, size`.execute(work.db);
  return taken.rows;
}

/** One of one's own, whether used or not: it may have been sent a moment ago and be taken back. */
export async function findUpload(db: Db, personId: string, id: string): Promise<UploadRow | undefined> {
  const found = await sql<UploadRow>`
    select id, sha256, name, type, size from upload where id = ${id} and person_id = ${personId}`.execute(db);
  return found.rows[0];
}

/** Those that nobody used in time. One that is being claimed at this moment is left. */
export async function deleteUnused(db: Db, before: Date): Promise<number> {
  const gone = await sql`
    delete from upload where id in (select id from upload where used_at is null and created_at < ${before} for update skip locked)`.execute(
    db,
  );
  return Number(gone.numAffectedRows ?? 0n);
}

/** A reply taken back gives its files back to the composer, where their time begins again. */
export async function releaseUploads(work: Work, usedBy: string): Promise<void> {
  await sql`update upload set used_at = null, used_by = null, created_at = ${work.now} where used_by = ${usedBy}`.execute(
    work.db,
  );
}
