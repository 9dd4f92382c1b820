import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { OWNER_ROLES } from '../access/access.rules.ts';
import type { Candidate, HandoverWhy, NewHands } from './handover.rules.ts';

export interface Stranded {
  caseId: string;
  why: HandoverWhy;
}

/** `p` can have cases in hand: they work here, and in a role that writes. */
const mayOwn: RawBuilder<boolean> = sql`(p.status = 'active' and p.roles && ${[...OWNER_ROLES]}::text[])`;

/** Open cases of somebody who left or lost the role for it, ours to answer of somebody who is away, those of a team that retired, and overdue ones nobody owns. */
export async function strandedCases(db: Db, now: Date, limit: number): Promise<Stranded[]> {
  const found = await sql<Stranded>`
    (select i.case_id as "caseId", 'owner_disabled' as why from person p join case_inbox i on i.owner_id = p.id and i.ball <> 'resolved' where not ${mayOwn} limit ${limit})
    union all
    (select i.case_id, 'owner_absent' from absence a join person p on p.id = a.person_id and ${mayOwn} join case_inbox i on i.owner_id = a.person_id and i.ball = 'ours'
      where a.cancelled_at is null and a.starts_at <= ${now} and a.ends_at > ${now} limit ${limit})
    union all
    (select i.case_id, 'team_gone' from team t join case_inbox i on i.team_id = t.id and i.ball <> 'resolved' where not t.active limit ${limit})
    union all
    (select i.case_id, 'unowned_overdue' from case_inbox i where i.owner_id is null and i.ball <> 'resolved' and i.next_at < ${now}
      and exists (select from target t where t.case_id = i.case_id and t.state = 'running' and t.kind <> 'acknowledge' and t.due_at < ${now})
      and not exists (select from handover h where h.case_id = i.case_id and h.why = 'unowned_overdue') order by i.next_at limit ${limit})`.execute(
    db,
  );
  return found.rows;
}

/** Leads of the team who work today, with what they have open. */
export async function leadsOf(db: Db, teamId: string | null, now: Date): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select p.id, (select count(*)::int from case_inbox i where i.owner_id = p.id and i.ball <> 'resolved') as load
    from team_member m join person p on p.id = m.person_id
    where m.team_id = ${teamId}::uuid and p.status = 'active' and 'lead' = any(p.roles) and ${isHere(now)}`.execute(db);
  return found.rows;
}

/** The company's Director, else whoever has that role; null when none works here today. */
export async function directorNow(db: Db, now: Date): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select p.id from person p where ${mayOwn} and ('director' = any(p.roles) or p.id = (select director_id from company)) and ${isHere(now)}
    order by (p.id = (select director_id from company)) desc nulls last, p.created_at limit 1`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** Whoever stands in for them, if that person can have cases in hand. */
export async function ifMayOwn(db: Db, personId: string | null): Promise<string | null> {
  const found = await sql<{
    id: string;
  }>`select p.id from person p where p.id = ${personId}::uuid and ${mayOwn}`.execute(db);
  return found.rows[0]?.id ?? null;
}

function isHere(now: Date) {
  return sql`not exists (select from absence a where a.person_id = p.id and a.cancelled_at is null and a.starts_at <= ${now} and a.ends_at > ${now})`;
}

export async function formerOwners(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{
    from_id: string;
  }>`select distinct from_id from handover where case_id = ${caseId} and from_id is not null and from_id is distinct from to_id and by like 'system:%'`.execute(
    db,
  );
  return found.rows.map((row) => row.from_id);
}

/** The row that tells it, and the former owner as a follower: they may come back and look. */
export async function writeHandover(
  work: Work,
  caseId: string,
  fromId: string | null,
  to: NewHands,
  why: HandoverWhy,
): Promise<void> {
  await sql`
    insert into handover (id, case_id, from_id, to_id, to_team_id, why, at, by) values (${newId()}, ${caseId}, ${fromId}, ${to.ownerId}, ${to.teamId}, ${why}, ${work.now}, ${actorKey(work.actor)})`.execute(
    work.db,
  );
  if (!fromId || fromId === to.ownerId) return;
  await sql`
    insert into case_follower (case_id, person_id, why, since) select ${caseId}, p.id, 'handed_over', ${work.now} from person p where p.id = ${fromId} and ${mayOwn} on conflict do nothing`.execute(
    work.db,
  );
}

export interface LateTarget {
  id: string;
  caseId: string;
  kind: string;
  dueAt: Date;
}

export async function lateTargets(db: Db, now: Date, limit: number): Promise<LateTarget[]> {
  const found = await sql<LateTarget>`
    select id, case_id as "caseId", kind, due_at as "dueAt" from target where state = 'running' and late_at is null and due_at < ${now} order by due_at limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** False when it was met or told meanwhile. */
export async function claimLate(work: Work, id: string): Promise<boolean> {
  const claimed =
    await sql`update target set late_at = ${work.now} where id = ${id} and state = 'running' and late_at is null and due_at < ${work.now}`.execute(
      work.db,
    );
  return claimed.numAffectedRows === 1n;
}

export interface InLimbo {
  id: string;
  reference: string;
  why: 'no_hands' | 'no_date' | 'owner_gone' | 'team_gone' | 'no_row';
}

/** Open cases that break invariant 6: without hands, without a date, or in hands that are not there. Must be none. */
export async function limbo(db: Db): Promise<InLimbo[]> {
  const found = await sql<InLimbo>`
    select f.id, f.reference, case when i.case_id is null then 'no_row' when i.next_at is null then 'no_date' when i.owner_id is null and i.team_id is null then 'no_hands' when not ${mayOwn} then 'owner_gone' else 'team_gone' end as why
    from case_file f left join case_inbox i on i.case_id = f.id left join person p on p.id = i.owner_id left join team t on t.id = i.team_id
    where f.resolved_at is null and (i.case_id is null or (i.ball <> 'resolved' and (i.next_at is null or (i.owner_id is null and (i.team_id is null or not t.active)) or not ${mayOwn})))
    limit 100`.execute(db);
  return found.rows;
}

/** Looked at again under the lock: between finding a case and locking it, a person may have taken it. */
export async function stillStranded(db: Db, caseId: string, why: HandoverWhy, now: Date): Promise<boolean> {
  const away = sql`exists (select from absence a where a.person_id = i.owner_id and a.cancelled_at is null and a.starts_at <= ${now} and a.ends_at > ${now})`;
  const retired = sql`exists (select from team t where t.id = i.team_id and not t.active)`;
  const gone = sql`exists (select from person p where p.id = i.owner_id and not ${mayOwn})`;
  const condition = {
    unowned_overdue: sql`i.owner_id is null`,
    owner_absent: sql`i.ball = 'ours' and ${away}`,
    owner_disabled: gone,
    team_gone: retired,
  }[why];
  return (
    (
      await sql`select from case_inbox i where i.case_id = ${caseId} and i.ball <> 'resolved' and ${condition}`.execute(
        db,
      )
    ).rows.length > 0
  );
}
