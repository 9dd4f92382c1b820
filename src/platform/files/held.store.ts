import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/**
 * Rows for files that only an arrival's own bytes name so far: without one a backup would leave them out until the arrival is
 * worked off, and one in quarantine may stand for days.
 */
export async function holdFiles(
  db: Db,
  files: readonly { sha256: string; size: number; type: string }[],
  now: Date,
): Promise<void> {
  for (const { sha256, size, type } of files)
    await sql`insert into file (sha256, size, type, created_at) values (${sha256}, ${size}, ${type}, ${now}) on conflict do nothing`.execute(
      db,
    );
}
