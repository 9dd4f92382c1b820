import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface ExecutionRow {
  id: string;
  proposalLineId: string;
  caseId: string;
  solution: string;
  amountMinor: number | null;
  currency: string;
  assigneeId: string | null;
  areaId: string | null;
  openedAt: Date;
  dueAt: Date;
  state: 'open' | 'done' | 'cancelled';
  doneBy: string | null;
  doneAt: Date | null;
  proof: string;
}

const COLUMNS = sql`
  e.id, e.proposal_line_id as "proposalLineId", e.case_id as "caseId", e.solution, e.amount_minor as "amountMinor", e.currency, e.assignee_id as "assigneeId", e.area_id as "areaId",
  e.opened_at as "openedAt", e.due_at as "dueAt", e.state, e.done_by as "doneBy", e.done_at as "doneAt", e.proof`;

/** One task a line; a line that was granted, taken back and granted again opens its task again. What is done stays done. */
export async function insertExecutions(db: Db, rows: readonly ExecutionRow[]): Promise<void> {
  for (const row of rows)
    await sql`
      insert into execution (id, proposal_line_id, case_id, solution, amount_minor, currency, assignee_id, area_id, opened_at, due_at, remind_at, state)
      values (${row.id}, ${row.proposalLineId}, ${row.caseId}, ${row.solution}, ${row.amountMinor}, ${row.currency}, ${row.assigneeId}, ${row.areaId}, ${row.openedAt}, ${row.dueAt}, ${row.dueAt}, 'open')
      on conflict (proposal_line_id) do update set state = 'open', opened_at = excluded.opened_at, due_at = excluded.due_at, remind_at = excluded.remind_at, amount_minor = excluded.amount_minor
      where execution.state <> 'done'`.execute(db);
}

export async function cancelOpen(db: Db, lineIds: readonly string[]): Promise<{ id: string; lineId: string }[]> {
  const found = await sql<{ id: string; lineId: string }>`
    update execution set state = 'cancelled' where proposal_line_id = any(${[...lineIds]}::uuid[]) and state = 'open'
    returning id, proposal_line_id as "lineId"`.execute(db);
  return found.rows;
}

export async function executionsOf(db: Db, caseId: string): Promise<ExecutionRow[]> {
  const found =
    await sql<ExecutionRow>`select ${COLUMNS} from execution e where e.case_id = ${caseId} order by e.opened_at, e.id`.execute(
      db,
    );
  return found.rows;
}

export async function lockExecution(work: Work, id: string): Promise<ExecutionRow | undefined> {
  return (await sql<ExecutionRow>`select ${COLUMNS} from execution e where e.id = ${id} for update`.execute(work.db))
    .rows[0];
}

export async function markDone(work: Work, id: string, doneBy: string, proof: string): Promise<void> {
  await work.db
    .updateTable('execution')
    .set({ state: 'done', done_by: doneBy, done_at: work.now, proof })
    .where('id', '=', id)
    .execute();
}

export async function reassign(
  db: Db,
  id: string,
  to: { assigneeId: string | null; areaId: string | null },
): Promise<void> {
  await db
    .updateTable('execution')
    .set({ assignee_id: to.assigneeId, area_id: to.areaId })
    .where('id', '=', id)
    .execute();
}

export interface ExecutionListed extends ExecutionRow {
  reference: string;
  subject: string;
  customer: string;
  assigneeName: string | null;
  areaName: string | null;
  doneByName: string | null;
  detail: string;
  quantity: number | null;
}

/** What is to be carried out by a person or their areas; of everybody for whoever leads. What is due first on top. */
export async function openExecutionsFor(
  db: Db,
  who: { personId: string; areaIds: readonly string[]; all: boolean },
  limit: number,
): Promise<ExecutionListed[]> {
  const found = await sql<ExecutionListed>`
    select ${COLUMNS}, f.reference, f.subject, coalesce(c.name, '') as customer, p.name as "assigneeName", a.name as "areaName", null as "doneByName", l.detail, l.quantity::float8 as quantity
    from execution e join case_file f on f.id = e.case_id join proposal_line l on l.id = e.proposal_line_id left join customer c on c.id = f.customer_id
      left join person p on p.id = e.assignee_id left join area a on a.id = e.area_id
    where e.state = 'open' and (${who.all} or e.assignee_id = ${who.personId}::uuid or e.area_id = any(${[...who.areaIds]}::uuid[])) order by e.due_at, e.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}
