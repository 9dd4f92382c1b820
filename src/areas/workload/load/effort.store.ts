import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { CONTRIBUTION_EVENTS } from '../contributions/contribution.rules.ts';
import { PAUSE_MINUTES, type CaseType, type Measured } from './load.rules.ts';

export async function keptEfforts(
  db: Db,
): Promise<{ measured: Map<CaseType, Measured>; company: Map<CaseType, number> }> {
  const measured = await sql<Measured & { type: CaseType }>`select type, minutes, n from effort_measured`.execute(db);
  const company = await sql<{ type: CaseType; minutes: number }>`select type, minutes from effort_default`.execute(db);
  return {
    measured: new Map(measured.rows.map((row) => [row.type, row])),
    company: new Map(company.rows.map((row) => [row.type, row.minutes])),
  };
}

/** What the company reckons with; null: what this program assumes again. */
export async function keepDefault(work: Work, type: CaseType, minutes: number | null): Promise<void> {
  if (minutes === null) await sql`delete from effort_default where type = ${type}`.execute(work.db);
  else
    await sql`
      insert into effort_default (type, minutes, changed_at, changed_by) values (${type}, ${minutes}, ${work.now}, ${actorKey(work.actor)})
      on conflict (type) do update set minutes = excluded.minutes, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      work.db,
    );
}

const LISTED = sql.join(Object.keys(CONTRIBUTION_EVENTS).map((name) => sql.lit(name)));

/**
 * The median minutes of a case of each type, from the log: an act takes the time since the same person's act before it. Only cases
 * resolved since then, all of whose acts follow another one within the pause: of the others nobody knows.
 */
export async function measureEfforts(db: Db, since: Date, now: Date): Promise<void> {
  await sql`
    with acts as (
      select e.stream, e.at - lag(e.at) over (partition by contributor(e.type, e.actor, e.data) order by e.at, e.id) as took from event e
      where e.type in (${LISTED}) and e.at >= ${since} and contributor(e.type, e.actor, e.data) like 'person:%'),
    spent as (
      select stream, sum(took) as took from acts group by stream having bool_and(took is not null and took <= make_interval(mins => ${PAUSE_MINUTES}))),
    measured as (
      select f.type, greatest(1, round(percentile_cont(0.5) within group (order by extract(epoch from s.took)) / 60))::int as minutes, count(*)::int as n
      from spent s join case_file f on f.id = substring(s.stream from 6)::uuid where s.stream like 'case:%' and f.resolved_at >= ${since} and f.opened_at >= ${since} group by f.type),
    gone as (delete from effort_measured m where not exists (select from measured x where x.type = m.type))
    insert into effort_measured (type, minutes, n, since, measured_at) select type, minutes, n, ${since}, ${now} from measured
    on conflict (type) do update set minutes = excluded.minutes, n = excluded.n, since = excluded.since, measured_at = excluded.measured_at`.execute(
    db,
  );
}
