import { sql } from 'kysely';
import * as log from '#platform/log/index.ts';
import type { House } from '#platform/work/index.ts';
import { waitFor } from './wait.ts';

/** Lets a reader handle all there is. An open transaction of any test on the same server holds the log's end back: it is waited for. */
export async function catchUp(house: House, reader: log.Reader): Promise<void> {
  await waitFor('the log to be readable to its end', async () => {
    const found = await sql<{ whole: boolean }>`
      select not exists (select from event where tx >= pg_snapshot_xmin(pg_current_snapshot())) as whole`.execute(
      house.database.db,
    );
    return found.rows[0]?.whole;
  });
  // One event at a time may be all that concerns it: until nothing moves.
  while ((await log.advance(house, reader)) > 0);
}
