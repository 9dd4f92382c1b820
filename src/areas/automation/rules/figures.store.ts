import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';

export interface Figures {
  done: number;
  failed: number;
  stopped: number;
  waiting: number;
  lastAt: Date | null;
}

export const NO_FIGURES: Figures = { done: 0, failed: 0, stopped: 0, waiting: 0, lastAt: null };
const SPAN = 30 * DAY;

/** What each rule did in the last thirty days, and what waits. */
export async function figuresOf(db: Db, now: Date): Promise<Map<string, Figures>> {
  const found = await sql<Figures & { id: string }>`
    select automation_id as id, (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where state = 'stopped'))::int as stopped, (count(*) filter (where state = 'waiting'))::int as waiting, max(ended_at) as "lastAt"
    from automation_run where ended_at > ${addMs(now, -SPAN)} or state = 'waiting' group by automation_id`.execute(db);
  return new Map(found.rows.map(({ id, ...figures }) => [id, figures]));
}

export interface RunRow {
  id: string;
  at: Date;
  version: number;
  because: string;
  state: 'waiting' | 'done' | 'failed' | 'stopped';
  code: string | null;
  details: Record<string, string | number | boolean | null> | null;
  applied: ('done' | 'already')[] | null;
  reference: string;
  subject: string;
}

/** Newest first. `after`: the last one seen. */
export async function runsOf(
  db: Db,
  ruleId: string,
  { state, after, limit }: { state?: string | undefined; after: { at: Date; id: string } | null; limit: number },
): Promise<RunRow[]> {
  const found = await sql<RunRow>`
    select r.id, coalesce(r.ended_at, r.made_at) as at, r.version, r.because, r.state, r.code, r.details, r.applied, f.reference, f.subject
    from automation_run r join case_file f on f.id = r.case_id
    where r.automation_id = ${ruleId}::uuid ${state ? sql`and r.state = ${state}` : sql``}
      ${after ? sql`and (coalesce(r.ended_at, r.made_at), r.id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by coalesce(r.ended_at, r.made_at) desc, r.id desc limit ${limit}`.execute(db);
  return found.rows;
}
