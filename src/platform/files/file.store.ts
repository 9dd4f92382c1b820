import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';

interface FileFacts {
  sha256: string;
  size: number;
  type: string;
}

/**
 * Rows for files that only an arrival's own bytes name so far: without one a backup would leave them out until the arrival is
 * worked off, and one in quarantine may stand for days.
 */
export async function holdFiles(db: Db, files: readonly FileFacts[], now: Date): Promise<void> {
  await insertFiles(files, now).execute(db);
}

/**
 * The rows of these files, as a statement or a part of one; a file known already keeps the row it has. Sorted, so that two
 * who keep the same files at once wait for each other instead of crossing. `at`: for all, or one each.
 */
export function insertFiles(files: readonly FileFacts[], at: Date | readonly Date[]): RawBuilder<unknown> {
  const times = at instanceof Date ? files.map(() => at) : at;
  return sql`
    insert into file (sha256, size, type, created_at)
    select distinct on (f.sha256) f.sha256, f.size, f.type, f.created_at
    from unnest(${files.map((f) => f.sha256)}::text[], ${files.map((f) => f.size)}::bigint[], ${files.map((f) => f.type)}::text[], ${[...times]}::timestamptz[])
      as f (sha256, size, type, created_at)
    order by f.sha256 on conflict do nothing`;
}
