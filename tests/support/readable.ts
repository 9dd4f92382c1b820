import { sql } from 'kysely';
import type { House } from '#platform/work/index.ts';

/**
 * Waits until everything committed can be read. The horizon of a server is that of all its databases, and other tests write
 * to theirs at the same time.
 */
export async function readable(house: House): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const found = await sql<{ all: boolean }>`
      select coalesce((select max(tx) from event) < pg_snapshot_xmin(pg_current_snapshot()), true) as all`.execute(
      house.database.db,
    );
    if (found.rows[0]?.all) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('a transaction stays open');
}
