import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor } from '#platform/work/index.ts';
import type { AuthorisationState } from '../authorisation.store.ts';

export interface ListedRow {
  id: string;
  reference: string;
  customer: string;
  lines: { solution: string; amountMinor: number | null }[];
  currency: string;
  totalMinor: number;
  requesterId: string;
  requester: string;
  approverId: string;
  approver: string;
  askedAt: Date;
  dueAt: Date;
  legalDueAt: Date | null;
  state: AuthorisationState;
  decidedAt: Date | null;
  decidedBy: { id: string; name: string } | null;
}

const LISTED = sql`
  a.id, f.reference, coalesce(c.name, '') as customer, p.currency, p.total_minor as "totalMinor", p.made_by as "requesterId", r.name as requester, a.approver_id as "approverId", d.name as approver,
  a.asked_at as "askedAt", a.due_at as "dueAt", a.state, a.decided_at as "decidedAt",
  (select jsonb_build_object('id', b.id, 'name', b.name) from person b where b.id = a.decided_by) as "decidedBy",
  (select min(k.due_at) from legal_clock k where k.case_id = p.case_id and k.state = 'running' and k.whose = 'company') as "legalDueAt",
  coalesce((select jsonb_agg(jsonb_build_object('solution', l.solution, 'amountMinor', l.amount_minor) order by l.position) from proposal_line l where l.proposal_id = p.id), '[]') as lines`;
const JOINS = sql`
  join proposal p on p.id = a.proposal_id join case_file f on f.id = p.case_id left join customer c on c.id = f.customer_id join person r on r.id = p.made_by join person d on d.id = a.approver_id`;

/** Whose requests an actor sees: their own; the Director's and the auditor's are everybody's. */
export function seesAll(actor: PersonActor): boolean {
  return actor.roles.includes('director') || actor.roles.includes('auditor');
}

type Page = { after: { at: Date; id: string } | null; limit: number };

/** What waits for this person, or for others in whose place they may decide; never what they proposed. */
function whosePending(actor: PersonActor, view: 'pending' | 'others') {
  if (view === 'pending') return sql`a.approver_id = ${actor.id}::uuid`;
  const near = seesAll(actor) ? sql`true` : sql`a.asked_id = ${actor.id}::uuid`;
  return sql`${near} and a.approver_id <> ${actor.id}::uuid
    and not exists (select from proposal m where m.id = a.proposal_id and m.made_by = ${actor.id}::uuid)`;
}

/** Due first, each page from where the last one ended. */
export async function pendingFor(
  db: Db,
  actor: PersonActor,
  view: 'pending' | 'others',
  page: Page,
): Promise<ListedRow[]> {
  const whose = whosePending(actor, view);
  const after = page.after ? sql`(a.due_at, a.id) > (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  return rows(
    db,
    sql`
    select a.id from authorisation a where a.state = 'pending' and ${whose} and ${after} order by a.due_at, a.id limit ${page.limit}`,
    sql`a.due_at, a.id`,
  );
}

/** Newest first. */
export async function decidedBy(db: Db, actor: PersonActor, page: Page): Promise<ListedRow[]> {
  const whose = seesAll(actor) ? sql`true` : sql`a.approver_id = ${actor.id}::uuid`;
  const after = page.after ? sql`(a.decided_at, a.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql`true`;
  return rows(
    db,
    sql`
    select a.id from authorisation a where a.decided_at is not null and ${whose} and ${after} order by a.decided_at desc, a.id desc limit ${page.limit}`,
    sql`a.decided_at desc, a.id desc`,
  );
}

async function rows(db: Db, ids: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<ListedRow[]> {
  const found = await sql<ListedRow>`
    with page as materialized (${ids}) select ${LISTED} from page join authorisation a on a.id = page.id ${JOINS} order by ${order}`.execute(
    db,
  );
  return found.rows;
}

const MOST = 1_000;

/** As many as the list of that view shows. */
export async function countPending(db: Db, actor: PersonActor, view: 'pending' | 'others'): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from authorisation a where a.state = 'pending' and ${whosePending(actor, view)} limit ${MOST}) x`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

export async function countExecutions(db: Db, actor: PersonActor): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from execution where state = 'open' and (assignee_id = ${actor.id}::uuid or area_id = any(${[...actor.areaIds]}::uuid[])) limit ${MOST}) x`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

export interface DetailRow extends ListedRow {
  proposalId: string;
  caseId: string;
  customerId: string | null;
  subject: string;
  area: string | null;
}

/** One request through the person asking: who decides it, who proposed it, the Director and the auditor. */
export async function findForActor(db: Db, actor: PersonActor, id: string): Promise<DetailRow | undefined> {
  const whose = seesAll(actor)
    ? sql`true`
    : sql`(a.approver_id = ${actor.id}::uuid or a.asked_id = ${actor.id}::uuid or p.made_by = ${actor.id}::uuid)`;
  return (await detail(db, id, whose)).rows[0];
}

/** The same for whoever holds its personal link. */
export async function findForLink(db: Db, id: string): Promise<DetailRow | undefined> {
  return (await detail(db, id, sql`true`)).rows[0];
}

async function detail(db: Db, id: string, whose: RawBuilder<unknown>) {
  return sql<DetailRow>`
    select ${LISTED}, p.id as "proposalId", p.case_id as "caseId", p.customer_id as "customerId", f.subject, o.name as area
    from authorisation a ${JOINS} left join area o on o.id = p.area_id where a.id = ${id} and ${whose}`.execute(db);
}

/** Who hears live of some requests: whoever decides, whom it was asked of, and whoever proposed it. */
export async function nearIds(db: Db, ids: readonly string[]): Promise<{ id: string; nearIds: string[] }[]> {
  const found = await sql<{ id: string; nearIds: string[] }>`
    select a.id, array[a.approver_id, a.asked_id, p.made_by] as "nearIds" from authorisation a join proposal p on p.id = a.proposal_id where a.id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return found.rows;
}
