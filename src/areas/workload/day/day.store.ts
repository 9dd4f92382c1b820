import { sql, type RawBuilder } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor } from '#platform/work/index.ts';

export const SHOWN = 7;

export interface Some<T> {
  total: number;
  items: T[];
}

/** One's own open cases, as far as one sees them. */
const mine = (actor: PersonActor): RawBuilder<unknown> =>
  sql`i.owner_id = ${actor.id}::uuid and i.ball <> 'resolved' and ${visibleTo(actor)}`;

export interface DueFigures {
  dueToday: number;
  overdue: number;
  nextDueAt: Date | null;
  total: number;
  ids: string[];
}

/** What is due before the day ends or about to be, whoever has the ball; and what waits for us, but for `told` elsewhere. */
export async function dueFirst(
  db: Db,
  actor: PersonActor,
  given: { now: Date; endOfToday: Date; told: readonly string[] },
): Promise<DueFigures> {
  const { now, endOfToday, told } = given;
  const found = await sql<DueFigures>`
    with open as materialized (select i.case_id, i.ball, i.due_at, i.due_critical_at, i.due_state = 'running' and i.due_at is not null as runs from case_inbox i where ${mine(actor)}),
    first as (select case_id, due_at, runs from open where (runs and (due_at < ${endOfToday} or due_critical_at <= ${now})) or (ball = 'ours' and not case_id = any(${[...told]}::uuid[])))
    select (select count(*)::int from open where runs and due_at >= ${now} and due_at < ${endOfToday}) as "dueToday", (select count(*)::int from open where runs and due_at < ${now}) as overdue,
      (select min(due_at) from open where runs and due_at >= ${endOfToday}) as "nextDueAt", (select count(*)::int from first) as total,
      array(select case_id from first order by runs desc, due_at nulls last, case_id limit ${SHOWN}) as ids`.execute(
    db,
  );
  return found.rows[0] as DueFigures;
}

/** Put off until some moment of today. */
export async function backToday(
  db: Db,
  actor: PersonActor,
  endOfToday: Date,
): Promise<{ total: number; ids: string[] }> {
  const found = await sql<{ total: number; ids: string[] }>`
    with back as materialized (select i.case_id, i.snoozed_until from case_inbox i where ${mine(actor)} and i.ball = 'snoozed' and i.snoozed_until < ${endOfToday})
    select (select count(*)::int from back) as total, array(select case_id from back order by snoozed_until, case_id limit ${SHOWN}) as ids`.execute(
    db,
  );
  return found.rows[0] as { total: number; ids: string[] };
}

export interface ReturnedRow {
  caseId: string;
  reference: string;
  subject: string;
  customer: string;
  kind: 'consulted' | 'decided' | 'replied';
  by: string;
  words: string;
  outcome: 'approved' | 'changed' | 'refused' | null;
  minor: number | null;
  currency: string | null;
  at: Date;
}

const CUSTOMER = sql`coalesce(k.name, (select coalesce(nullif(p.name, ''), p.address) from participant p where p.case_id = f.id and p.role = 'requester' order by p.added_at limit 1), '')`;
/** Words of ours that somebody wrote, since then. */
const answered = (since: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from message m where m.case_id = i.case_id and m.direction = 'out' and m.automatic is null and m.author_id is not null and m.undone_at is null and m.at > ${since})`;

/** Of each case whose turn is ours, the last that came back to us and nobody has answered: an area's answer, a decision, the customer's word after one of ours. */
export async function cameBack(db: Db, actor: PersonActor): Promise<Some<ReturnedRow>> {
  const found = await sql<ReturnedRow & { total: number }>`
    select f.id as "caseId", f.reference, f.subject, ${CUSTOMER} as customer, x.*, count(*) over ()::int as total
    from case_inbox i join case_file f on f.id = i.case_id left join customer k on k.id = f.customer_id cross join lateral (
      select * from (
        select 'consulted' as kind, a.name as by, left(coalesce(nullif(c.answer_text, ''), (select o ->> 'label' from jsonb_array_elements(c.answers) o where o ->> 'code' = c.answer_code limit 1), ''), 160) as words,
          null::text as outcome, null::int as minor, null::text as currency, c.answered_at as at
        from consultation c join area a on a.id = c.area_id where c.case_id = i.case_id and c.state = 'answered'
        union all
        select 'decided', p.name, left(n.reason, 160), n.state, coalesce(n.amount_minor, q.total_minor), q.currency, n.decided_at
        from proposal q join authorisation n on n.proposal_id = q.id join person p on p.id = n.decided_by where q.case_id = i.case_id and n.state in ('approved', 'changed', 'refused')
        union all
        select 'replied', ${CUSTOMER}, i.excerpt, null, null, null, i.last_inbound_at
        where i.last_inbound_at is not null and exists (select from message m where m.case_id = i.case_id and m.direction = 'out' and m.automatic is null and m.author_id is not null and m.undone_at is null and m.at < i.last_inbound_at)
      ) came where not ${answered(sql`came.at`)} order by came.at desc limit 1) x
    where ${mine(actor)} and i.ball = 'ours' order by x.at desc, f.id limit ${SHOWN}`.execute(db);
  return {
    total: found.rows[0]?.total ?? 0,
    items: found.rows.map(({ total: _, ...row }) => row),
  };
}

export interface MatterRow<What extends string> {
  reference: string;
  subject: string;
  customer: string;
  what: What;
  at: Date;
}

async function matters<What extends string>(db: Db, from: RawBuilder<unknown>): Promise<Some<MatterRow<What>>> {
  const found = await sql<MatterRow<What> & { total: number }>`
    select f.reference, f.subject, ${CUSTOMER} as customer, x.what, x.at, count(*) over ()::int as total from (${from}) x
    join case_file f on f.id = x.case_id left join customer k on k.id = f.customer_id order by x.at, x.case_id limit ${SHOWN}`.execute(
    db,
  );
  return { total: found.rows[0]?.total ?? 0, items: found.rows.map(({ total: _, ...row }) => row) };
}

/** Customers of one's own cases were told to hear from us by some moment of today, or before. */
export async function promisedToday(
  db: Db,
  actor: PersonActor,
  endOfToday: Date,
): Promise<Some<MatterRow<'answer' | 'delivery'>>> {
  return matters(
    db,
    sql`select r.case_id, r.kind as what, r.promised_at as at from case_inbox i join case_promise r on r.case_id = i.case_id where ${mine(actor)} and r.state = 'open' and r.promised_at < ${endOfToday}`,
  );
}

/** What one has to do of what was granted, and say that it is done. */
export async function ownTasks(db: Db, personId: string, language: 'es' | 'en'): Promise<Some<MatterRow<string>>> {
  const label = sql.ref(language === 'en' ? 's.label_en' : 's.label_es');
  return matters(
    db,
    sql`select e.case_id, coalesce(${label}, e.solution) as what, e.due_at as at from execution e left join solution_kind s on s.code = e.solution where e.assignee_id = ${personId}::uuid and e.state = 'open'`,
  );
}

/** Calls customers asked for, given to this person. */
export async function ownCalls(db: Db, personId: string): Promise<Some<MatterRow<'person' | 'supervisor'>>> {
  return matters(
    db,
    sql`select h.case_id, h.kind as what, h.due_at as at from human_request h where h.assigned_id = ${personId}::uuid and h.state = 'waiting'`,
  );
}
