import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface FileRow {
  id: string;
  consultationId: string;
  side: 'asked' | 'answered';
  sha256: string;
  name: string;
  type: string;
  size: number;
}
export type NewFile = Pick<FileRow, 'sha256' | 'name' | 'type' | 'size'>;

export async function addFiles(
  work: Work,
  id: string,
  side: 'asked' | 'answered',
  files: readonly NewFile[],
): Promise<void> {
  if (files.length === 0) return;
  await insertFiles(files, work.now).execute(work.db);
  await sql`
    insert into consultation_file (id, consultation_id, side, position, sha256, name, type, size)
    select f.id, ${id}, ${side}, f.position, f.sha256, f.name, f.type, f.size
    from unnest(${files.map(() => newId())}::uuid[], ${files.map((f) => f.sha256)}::text[], ${files.map((f) => storable(f.name))}::text[], ${files.map((f) => f.type)}::text[], ${files.map((f) => f.size)}::bigint[])
      with ordinality as f (id, sha256, name, type, size, position)`.execute(work.db);
}

export async function filesOf(db: Db, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const found = await sql<FileRow>`
    select id, consultation_id as "consultationId", side, sha256, name, type, size from consultation_file
    where consultation_id = any(${[...ids]}::uuid[]) order by side, position, id`.execute(db);
  return found.rows;
}
