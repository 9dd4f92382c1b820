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
  /** Whoever it was given to has left. */
  left: boolean;
}

/** Open tasks of people who have left, and those whose reminder is due; what was due first on top. */
export async function tasksToTell(db: Db, now: Date, limit: number): Promise<TaskToTell[]> {
  const found = await sql<TaskToTell>`
    select e.id, e.case_id as "caseId", f.reference, coalesce(c.name, '') as customer, e.solution, e.amount_minor as "amountMinor", e.currency,
      e.assignee_id as "assigneeId", coalesce(p.name, '') as assignee, e.area_id as "areaId", e.due_at as "dueAt",
      e.remind_at as "remindAt", coalesce(e.remind_at > e.due_at, false) as again, coalesce(p.status <> 'active', false) as left
    from execution e join case_file f on f.id = e.case_id left join customer c on c.id = f.customer_id left join person p on p.id = e.assignee_id
    where e.state = 'open' and (p.status <> 'active' or e.remind_at <= ${now}) order by e.due_at, e.id limit ${limit}`.execute(
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
