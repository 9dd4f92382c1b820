import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { House } from '#platform/work/index.ts';

/** First half of the advisory locks by which runners show that they live; the second is the hash of the runner's id. */
const LIVING = 7_245_114;
const AGAIN_MS = 500;
// Who runs far away and is cut off without a word counts as gone after half a minute, not when TCP gives up.
const SOON_GONE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4';

/** Shows that the runner lives: whatever ends its process, the server lets the lock go at once. Gives what ends the showing. */
export function showLife(house: House, runnerId: string): () => Promise<void> {
  let over = false;
  let client: pg.Client;
  const show = async (): Promise<void> => {
    while (!over) {
      client = new pg.Client({
        connectionString: house.database.ownerUrl,
        application_name: 'cauce-jobs-alive',
        options: SOON_GONE,
      });
      client.on('error', () => undefined);
      const broken = new Promise((resolve) => client.once('end', resolve));
      try {
        await client.connect();
        await client.query('select pg_advisory_lock($1, hashtext($2))', [LIVING, runnerId]);
        await broken;
      } catch {
        client.end().catch(() => undefined);
      }
      if (!over) await sleep(AGAIN_MS);
    }
  };
  const shown = show();
  return async () => {
    over = true;
    await client.end().catch(() => undefined);
    await shown;
  };
}

const GONE = `
  select held.by from (
    select locked_by as by from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null
  ) held where pg_try_advisory_xact_lock($1, hashtext(held.by))`;

/**
 * Frees the jobs of runners that are gone, whatever process they were in; left to the library they wait four hours.
 * Gone is who shows no life in two looks: one that lost its connection a moment ago has time to show it again.
 */
export function freeJobsOfGone(
  house: House,
  { pool, utils, lookMs }: { pool: pg.Pool; utils: WorkerUtils; lookMs: number },
): () => Promise<void> {
  let missed = new Set<string>();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const { rows } = await pool.query<{ by: string }>(GONE, [LIVING]);
    const free = rows.map((row) => row.by).filter((id) => missed.has(id));
    missed = new Set(rows.map((row) => row.by));
    if (free.length === 0) return;
    await utils.forceUnlockWorkers(free);
    house.log.warn({ part: 'jobs', runners: free.length }, 'the jobs of a process that is gone are free again');
  };
  const turn = (): void => {
    looking ??= look()
      // The database is away: nobody's absence counts until it is back.
      .catch(() => missed.clear())
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(turn, lookMs);
  turn();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
