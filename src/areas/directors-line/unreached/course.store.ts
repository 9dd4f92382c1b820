import { sql } from 'kysely';
import { toCustomer } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { UnreachedRule } from './contract.ts';
import type { Course } from './unreached.rules.ts';

/** Something happened there: it is weighed with the next sweep, and with it what else its customer has open. */
export async function markDue(db: Db, caseId: string): Promise<void> {
  await sql`
    insert into unreached_due (case_id) select id from case_file where id = ${caseId}::uuid
    union (select g.id from case_file f join case_file g on g.customer_id = f.customer_id join case_inbox i on i.case_id = g.id and i.ball <> 'resolved'
      where f.id = ${caseId}::uuid order by g.opened_at desc limit ${OPEN_AT_ONCE}) on conflict do nothing`.execute(db);
}

/** Takes some of them; two sweeps at once take different ones. */
export async function takeDue(db: Db, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    delete from unreached_due where case_id in (select case_id from unreached_due limit ${limit} for update skip locked) returning case_id as id`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

const MOST = 200;
/** Of one customer: whoever has more open is no person who writes in vain, and has somebody of ours. */
const OPEN_AT_ONCE = 50;

/** A try of the customer to get through. */
const TRY = sql`m.direction = 'in' and m.automatic is null and m.held_reason is null`;
/** Somebody's own words that were not taken back, came back or went to others; what resembles other answers or touches nothing of theirs is none. */
const ANSWER = sql`m.direction = 'out' and m.automatic is null and m.author_id is not null and m.undone_at is null and m.failed_at is null and not m.withdrawn and ${toCustomer}
  and not exists (select from event r where r.stream = 'case:' || m.case_id and r.type = 'reply.resembled' and r.data ->> 'message' = m.id::text)`;
const HEARD = sql`coalesce(d.closed_at, d.asked_at)`;
/** What they tried in their other open cases since anybody of ours heard them in any; only the case they wrote in last counts it, so that they count once. */
const ELSEWHERE = sql`
  select coalesce(array_agg(m.at) filter (where m.at > coalesce(heard.at, '-infinity')), '{}') as tries, max(m.at) as last
  from case_file g join case_inbox j on j.case_id = g.id and j.ball <> 'resolved' join message m on m.case_id = g.id and ${TRY}
  cross join (select greatest(
    (select max(m.at) from case_file h join message m on m.case_id = h.id where h.customer_id = f.customer_id and ${ANSWER}),
    (select max(${HEARD}) from case_file h join direct_contact d on d.case_id = h.id where h.customer_id = f.customer_id),
    (select max(u.ended_at) from case_file h join unreached u on u.case_id = h.id and u.state = 'taken' where h.customer_id = f.customer_id)) as at) heard
  where g.customer_id = f.customer_id and g.id <> f.id and g.discarded_as is null
    and not exists (select from case_file h join direct_contact d on d.case_id = h.id and d.state <> 'closed' where h.customer_id = f.customer_id)`;
const MOVED = sql`
  select e.at, e.n, e.type = 'case.assigned' and e.data ->> 'from_owner' is null as sorting from event e where e.stream = 'case:' || f.id and (e.type = 'case.handed_over'
    or e.type = 'case.taken' and e.data ->> 'from' is not null
    or e.type = 'case.assigned' and (e.data ->> 'from_owner' is not null and e.data ->> 'from_owner' is distinct from e.data ->> 'owner'
      or e.data ->> 'from_team' is not null and e.data ->> 'from_team' is distinct from e.data ->> 'team'))`;

/** What the rows of these cases tell, each part by its own index: the cost does not grow with the number of cases there are. */
export async function coursesOf(db: Db, caseIds: readonly string[]): Promise<(Course & { caseId: string })[]> {
  const found = await sql<Course & { caseId: string }>`
    select f.id as "caseId", i.ball = 'resolved' as resolved,
      f.discarded_as is not null or exists (select from direct_contact d where d.case_id = f.id and d.state <> 'closed') as settled,
      exists (select from proposal p where p.case_id = f.id and p.state in ('waiting', 'approved', 'changed')) as pending,
      greatest((select max(u.ended_at) from unreached u where u.case_id = f.id and u.state = 'taken'),
        (select max(${HEARD}) from direct_contact d where d.case_id = f.id)) as "heardAt",
      array(select m.at from message m where m.case_id = f.id and ${TRY} order by m.at desc limit ${MOST}) as contacts,
      case when other.last < (select max(m.at) from message m where m.case_id = f.id and ${TRY}) then other.tries else '{}' end as elsewhere,
      array(select m.at from message m where m.case_id = f.id and ${ANSWER} order by m.at desc limit ${MOST}) as answers,
      array(select t.decided_at from petition t where t.case_id = f.id and t.outcome in ('rejected', 'inadmissible') and t.decided_at is not null and t.removed_at is null) as rejected,
      array(select p.decided_at from proposal p where p.case_id = f.id and p.state = 'refused' and p.decided_at is not null) as refused,
      array(select t.decided_at from petition t where t.case_id = f.id and t.outcome in ('granted', 'partly') and t.decided_at is not null and t.removed_at is null
        union all select l.applied_at from proposal p join proposal_line l on l.proposal_id = p.id where p.case_id = f.id and l.applied_at is not null
        union all select s.at from surprise s where s.case_id = f.id) as granted,
      array(select v.at from (select w.*, row_number() over (partition by w.sorting order by w.n) as nth from (${MOVED}) w) v where not (v.sorting and v.nth = 1) order by v.n desc limit ${MOST}) as transfers,
      array(select b.ended_at from case_promise b where b.case_id = f.id and b.state = 'broken' and b.ended_at is not null
        union all select e.at from event e where e.stream = 'case:' || f.id and e.type = 'case.target_missed' and e.data ->> 'kind' = 'first_reply' and f.acknowledged_at is not null) as broken,
      array(select e.at from event e where e.stream = 'case:' || f.id and e.type = 'case.reopened' and e.data ->> 'by' <> 'undo' order by e.n desc limit ${MOST}) as reopened
    from case_file f join case_inbox i on i.case_id = f.id cross join lateral (${ELSEWHERE}) other where f.id = any(${[...caseIds]}::uuid[])`.execute(
    db,
  );
  return found.rows;
}

export async function rulesInUse(db: Db): Promise<UnreachedRule[]> {
  const found = await sql<UnreachedRule>`
    select reason, at_least as "atLeast", within_days as "withinDays", measured from unreached_rule order by array_position(array['no_reply', 'refused', 'calls', 'transfers', 'promises', 'reopened'], reason)`.execute(
    db,
  );
  return found.rows;
}
