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
 * who keep the same files at once wait for each other instead of crossing. `at`: for all, or one each. A row that stands is held
 * until the commit, so that the sweep of files nobody names does not take it from under whoever is about to name it.
 */
export function insertFiles(files: readonly FileFacts[], at: Date | readonly Date[]): RawBuilder<unknown> {
  const times = at instanceof Date ? files.map(() => at) : at;
  const shas = files.map((f) => f.sha256).toSorted();
  return sql`
    with held as materialized (select sha256 from file where sha256 = any(${shas}::text[]) order by sha256 for key share)
    insert into file (sha256, size, type, created_at)
    select distinct on (f.sha256) f.sha256, f.size, f.type, f.created_at
    from unnest(${files.map((f) => f.sha256)}::text[], ${files.map((f) => f.size)}::bigint[], ${files.map((f) => f.type)}::text[], ${[...times]}::timestamptz[])
      as f (sha256, size, type, created_at)
    where not exists (select from held where held.sha256 = f.sha256)
    order by f.sha256 on conflict do nothing`;
}
