import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { UnreachedRule } from './contract.ts';
import type { Course } from './unreached.rules.ts';

/** Something happened there: it is weighed with the next sweep. */
export async function markDue(db: Db, caseId: string): Promise<void> {
  await sql`insert into unreached_due (case_id) select id from case_file where id = ${caseId}::uuid on conflict do nothing`.execute(
    db,
  );
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

/** What the rows of these cases tell, each part by its own index: the cost does not grow with the number of cases there are. */
export async function coursesOf(db: Db, caseIds: readonly string[]): Promise<(Course & { caseId: string })[]> {
  const found = await sql<Course & { caseId: string }>`
    select f.id as "caseId", i.ball = 'resolved' as resolved,
      f.discarded_as is not null or exists (select from direct_contact d where d.case_id = f.id and d.state <> 'closed') as settled,
      exists (select from proposal p where p.case_id = f.id and p.state in ('waiting', 'approved', 'changed')) as pending,
      greatest((select max(u.ended_at) from unreached u where u.case_id = f.id and u.state = 'taken'),
        (select max(coalesce(d.closed_at, d.asked_at)) from direct_contact d where d.case_id = f.id)) as "heardAt",
      array(select m.at from message m where m.case_id = f.id and m.direction = 'in' and m.automatic is null and m.held_reason is null order by m.at desc limit ${MOST}) as contacts,
      array(select m.at from message m where m.case_id = f.id and m.direction = 'out' and m.automatic is null and m.author_id is not null
        and m.undone_at is null and m.failed_at is null and not m.withdrawn order by m.at desc limit ${MOST}) as answers,
      array(select t.decided_at from petition t where t.case_id = f.id and t.outcome in ('rejected', 'inadmissible') and t.decided_at is not null and t.removed_at is null) as rejected,
      array(select p.decided_at from proposal p where p.case_id = f.id and p.state = 'refused' and p.decided_at is not null) as refused,
      array(select t.decided_at from petition t where t.case_id = f.id and t.outcome in ('granted', 'partly') and t.decided_at is not null and t.removed_at is null
        union all select l.applied_at from proposal p join proposal_line l on l.proposal_id = p.id where p.case_id = f.id and l.applied_at is not null
        union all select s.at from surprise s where s.case_id = f.id) as granted,
      array(select e.at from event e where e.stream = 'case:' || f.id and (e.type = 'case.handed_over' or e.type = 'case.taken' and e.data ->> 'from' is not null
        or e.type = 'case.assigned' and (e.data ->> 'from_owner' is not null and e.data ->> 'from_owner' is distinct from e.data ->> 'owner' or e.data ->> 'from_team' is distinct from e.data ->> 'team'))
        order by e.n desc limit ${MOST}) as transfers,
      array(select b.ended_at from case_promise b where b.case_id = f.id and b.state = 'broken' and b.ended_at is not null) as broken,
      array(select e.at from event e where e.stream = 'case:' || f.id and e.type = 'case.reopened' and e.data ->> 'by' <> 'undo' order by e.n desc limit ${MOST}) as reopened
    from case_file f join case_inbox i on i.case_id = f.id where f.id = any(${[...caseIds]}::uuid[])`.execute(db);
  return found.rows;
}

export async function rulesInUse(db: Db): Promise<UnreachedRule[]> {
  const found = await sql<UnreachedRule>`
    select reason, at_least as "atLeast", within_days as "withinDays", measured from unreached_rule order by array_position(array['no_reply', 'refused', 'calls', 'transfers', 'promises', 'reopened'], reason)`.execute(
    db,
  );
  return found.rows;
}
