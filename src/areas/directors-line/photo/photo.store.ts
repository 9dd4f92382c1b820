import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { insertFiles } from '#platform/files/file.store.ts';

export interface PhotoRow {
  sha256: string;
  type: string;
}

export async function photoOf(db: Db, personId: string): Promise<PhotoRow | undefined> {
  return (await sql<PhotoRow>`select sha256, type from director_photo where person_id = ${personId}::uuid`.execute(db))
    .rows[0];
}

export async function writePhoto(
  db: Db,
  personId: string,
  { sha256, type, size }: PhotoRow & { size: number },
  at: Date,
): Promise<void> {
  await insertFiles([{ sha256, type, size }], at).execute(db);
  await sql`
    insert into director_photo (person_id, sha256, type, at) values (${personId}, ${sha256}, ${type}, ${at})
    on conflict (person_id) do update set sha256 = excluded.sha256, type = excluded.type, at = excluded.at`.execute(db);
}

export async function removePhoto(db: Db, personId: string): Promise<void> {
  await sql`delete from director_photo where person_id = ${personId}`.execute(db);
}
