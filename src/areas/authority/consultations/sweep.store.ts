import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Open ones with a step to take: the reminder, the head of the area, the agent's lead. */
export async function dueSteps(db: Db, now: Date, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from consultation where state = 'open' and half_at <= ${now}
      and ((reminded_at is null and escalated_at is null) or (escalated_at is null and due_at <= ${now}) or (lead_told_at is null and lead_at <= ${now}))
    order by half_at limit ${limit}`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Of an area, of whoever was told, or of what had been asked of a case by then besides its proposals. */
export async function openOnes(
  db: Db,
  of: { areaId: string } | { toldId: string } | { caseId: string; until: Date },
): Promise<string[]> {
  const by =
    'caseId' in of
      ? sql`case_id = ${of.caseId}::uuid and proposal_id is null and asked_at <= ${of.until}`
      : 'areaId' in of
        ? sql`area_id = ${of.areaId}::uuid`
        : sql`told_id = ${of.toldId}::uuid`;
  return (
    await sql<{ id: string }>`select id from consultation where state = 'open' and ${by} order by due_at`.execute(db)
  ).rows.map((row) => row.id);
}
