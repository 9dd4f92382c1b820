import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { WakesOn } from '../words.contract.ts';

export async function openTasks(db: Db, caseId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from execution where case_id = ${caseId} and state = 'open'`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** The open fault it shares with others, by its title. */
export async function openIncidentOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{ title: string }>`
    select m.title from mass_incident_case a join mass_incident m on m.id = a.incident_id
    where a.case_id = ${caseId} and a.detached_at is null and m.state = 'open' order by a.attached_at limit 1`.execute(
    db,
  );
  return found.rows[0]?.title ?? null;
}

/** Of these cases, or of those of an incident, the ones put off until this, in the order in which they are locked. */
export async function putOffUntil(
  db: Db,
  on: WakesOn,
  which: { ids: readonly string[] } | { incidentId: string },
): Promise<string[]> {
  const among =
    'ids' in which
      ? sql`z.case_id = any(${[...which.ids]}::uuid[])`
      : sql`z.case_id in (select case_id from mass_incident_case where incident_id = ${which.incidentId}::uuid and detached_at is null)`;
  const found = await sql<{ case_id: string }>`
    select z.case_id from snooze z where z.ended_at is null and z.wakes_on = ${on} and ${among} order by z.case_id`.execute(
    db,
  );
  return found.rows.map((row) => row.case_id);
}
