import { asOwner } from '#platform/db/owner.ts';
import type { House } from '#platform/work/index.ts';

export interface DeadJob {
  id: string;
  name: string;
  attempts: number;
  lastError: string;
  at: Date;
}

/** Jobs that used up their tries, newest first. Their payload is not shown: it may hold what people wrote. */
export async function deadJobs(house: House): Promise<{ jobs: DeadJob[]; waiting: number }> {
  return asOwner(house.database.ownerUrl, 'cauce-jobs-page', async (client) => {
    const dead = await client.query<DeadJob>(
      `select id::text, task_identifier as name, attempts, coalesce(left(last_error, 500), '') as "lastError", updated_at as at from graphile_worker.jobs where attempts >= max_attempts and locked_at is null order by updated_at desc limit 200`,
    );
    const waiting = await client.query<{ n: number }>(
      'select count(*)::int as n from graphile_worker.jobs where attempts < max_attempts',
    );
    return { jobs: dead.rows, waiting: waiting.rows[0]?.n ?? 0 };
  });
}

/** Gives a dead job its tries back, now. False when there is none with this number. */
export async function runAgain(house: House, id: string): Promise<boolean> {
  return asOwner(house.database.ownerUrl, 'cauce-jobs-page', async (client) => {
    const found = await client.query(
      'select id from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)',
      [id],
    );
    return (found.rowCount ?? 0) > 0;
  });
}
