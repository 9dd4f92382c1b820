import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface BroadcastRow {
  id: string;
  textEs: string;
  textEn: string;
  restorationAt: Date | null;
  saysCause: boolean;
  madeAt: Date;
  madeBy: string | null;
  total: number;
  mailed: number;
  page: number;
  byHand: number;
  skipped: number;
  pending: number;
}

export async function broadcastsOf(db: Db, incidentId: string): Promise<BroadcastRow[]> {
  const found = await sql<BroadcastRow>`
    select b.id, b.text_es as "textEs", b.text_en as "textEn", b.restoration_at as "restorationAt", b.says_cause as "saysCause", b.made_at as "madeAt", p.name as "madeBy", b.total,
      count(*) filter (where c.state = 'mailed')::int as mailed, count(*) filter (where c.state = 'page')::int as page, count(*) filter (where c.state = 'by_hand')::int as "byHand",
      count(*) filter (where c.state = 'skipped')::int as skipped, count(*) filter (where c.state = 'pending')::int as pending
    from broadcast b left join person p on p.id = b.made_by left join broadcast_case c on c.broadcast_id = b.id
    where b.incident_id = ${incidentId} group by b.id, p.name order by b.made_at desc, b.id desc limit 50`.execute(db);
  return found.rows;
}

/** Languages of the open cases an update would reach. */
export async function reachOf(db: Db, incidentId: string): Promise<{ language: string; cases: number }[]> {
  const found = await sql<{ language: string; cases: number }>`
    select f.language, count(*)::int as cases from mass_incident_case a join case_file f on f.id = a.case_id
    where a.incident_id = ${incidentId} and a.detached_at is null and f.resolved_at is null group by f.language`.execute(
    db,
  );
  return found.rows;
}

/** The update and, for each open case, that it still has to be told. */
export async function insertBroadcast(
  work: Work,
  given: Omit<BroadcastWords, 'cause'> & { total: number },
): Promise<string> {
  const id = newId();
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    with made as (insert into broadcast (id, incident_id, text_es, text_en, restoration_at, says_cause, made_by, made_at, total)
      values (${id}, ${given.incidentId}, ${storable(given.textEs)}, ${storable(given.textEn)}, ${given.restorationAt}, ${given.saysCause}, ${by}, ${work.now}, ${given.total}) returning id)
    insert into broadcast_case (broadcast_id, case_id)
    select made.id, a.case_id from made, mass_incident_case a join case_file f on f.id = a.case_id
    where a.incident_id = ${given.incidentId} and a.detached_at is null and f.resolved_at is null`.execute(work.db);
  return id;
}

export interface BroadcastWords {
  incidentId: string;
  textEs: string;
  textEn: string;
  restorationAt: Date | null;
  /** Its words tell why; `cause`, as whoever works on it wrote it down. */
  saysCause: boolean;
  cause: string;
}

export async function findBroadcast(db: Db, id: string): Promise<BroadcastWords | null> {
  const found = await sql<BroadcastWords>`
    select b.incident_id as "incidentId", b.text_es as "textEs", b.text_en as "textEn", b.restoration_at as "restorationAt", b.says_cause as "saysCause", i.cause
    from broadcast b join mass_incident i on i.id = b.incident_id where b.id = ${id}`.execute(db);
  return found.rows[0] ?? null;
}

export async function pendingCases(
  db: Db,
  broadcastId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await sql<{ case_id: string }>`
    select case_id from broadcast_case where broadcast_id = ${broadcastId} and state = 'pending' and (${after}::uuid is null or case_id > ${after}::uuid) order by case_id limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => row.case_id);
}

export type ToldHow = 'mailed' | 'page' | 'by_hand' | 'skipped';

/** False when somebody else told it meanwhile: the row's lock decides. */
export async function claimPending(db: Db, broadcastId: string, caseId: string): Promise<boolean> {
  const found = await sql`
    select 1 from broadcast_case where broadcast_id = ${broadcastId} and case_id = ${caseId} and state = 'pending' for update`.execute(
    db,
  );
  return found.rows.length > 0;
}

export async function markTold(
  work: Work,
  given: { broadcastId: string; caseId: string; how: ToldHow; messageId: string | null },
): Promise<void> {
  await sql`
    update broadcast_case set state = ${given.how}, message_id = ${given.messageId}, at = ${work.now} where broadcast_id = ${given.broadcastId} and case_id = ${given.caseId}`.execute(
    work.db,
  );
}
