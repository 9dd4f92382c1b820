import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface TaskToTell {
  id: string;
  caseId: string;
  reference: string;
  customer: string;
  solution: string;
  amountMinor: number | null;
  currency: string;
  assigneeId: string | null;
  assignee: string;
  areaId: string | null;
  dueAt: Date;
  remindAt: Date | null;
  /** It was reminded of before. */
  again: boolean;
  area: string;
  /** Whoever it was given to has left, or the area is no longer in use. */
  left: boolean;
}

/** Open tasks of people who have left and of areas no longer in use, and those whose reminder is due; what was due first on top. */
export async function tasksToTell(db: Db, now: Date, limit: number): Promise<TaskToTell[]> {
  const found = await sql<TaskToTell>`
    select e.id, e.case_id as "caseId", f.reference, coalesce(c.name, '') as customer, e.solution, e.amount_minor as "amountMinor", e.currency,
      e.assignee_id as "assigneeId", coalesce(p.name, '') as assignee, e.area_id as "areaId", e.due_at as "dueAt",
      e.remind_at as "remindAt", coalesce(e.remind_at > e.due_at, false) as again, coalesce(p.status <> 'active', not a.active, false) as left, coalesce(a.name, '') as area
    from execution e join case_file f on f.id = e.case_id left join customer c on c.id = f.customer_id left join person p on p.id = e.assignee_id left join area a on a.id = e.area_id
    where e.state = 'open' and (p.status <> 'active' or not a.active or e.remind_at <= ${now}) order by e.due_at, e.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** False when another process has reminded of it meanwhile. */
export async function remindNext(db: Db, { id, remindAt }: TaskToTell, at: Date): Promise<boolean> {
  const found = await sql`
    update execution set remind_at = ${at} where id = ${id} and remind_at is not distinct from ${remindAt}`.execute(db);
  return found.numAffectedRows === 1n;
}

/** Who has the case, while they are here. */
export async function ownerOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select p.id from case_inbox i join person p on p.id = i.owner_id and p.status = 'active' where i.case_id = ${caseId}`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

/** The first area in use of those that take over from one another; null where nobody does. */
export async function heirOf(db: Db, areaId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    with recursive heirs as (
      select id, active, heir_id, 0 as n from area where id = ${areaId}
      union all select a.id, a.active, a.heir_id, h.n + 1 from area a join heirs h on a.id = h.heir_id where not h.active and h.n < 9)
    select id from heirs where active order by n limit 1`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** By whom the solution of a task was granted. */
export async function grantedBy(
  db: Db,
  executionId: string,
): Promise<{ caseId: string; madeBy: string; byDirector: boolean } | undefined> {
  const found = await sql<{ caseId: string; madeBy: string; byDirector: boolean }>`
    select p.case_id as "caseId", p.made_by as "madeBy", p.by_director as "byDirector"
    from execution e join proposal_line l on l.id = e.proposal_line_id join proposal p on p.id = l.proposal_id where e.id = ${executionId}`.execute(
    db,
  );
  return found.rows[0];
}
