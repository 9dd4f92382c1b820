import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { STORY_EVENTS, type Happened } from './story.rules.ts';

const MOST = 400;

/** Whoever did it by a personal link or by mail, where the log has no person acting. */
const doneBy = sql`case when e.type in ('direct.answered', 'authorisation.decided') then e.data ->> 'by' end`;

/** What happened in a case, from its log and what its customer was told no to, with names: in order, the newest of a long one. */
export async function happenedIn(db: Db, caseId: string): Promise<Happened[]> {
  const found = await sql<Happened>`
    select at, type, by, data from (
      select e.at, e.n, e.type, p.name as by, e.data from event e left join person p on p.id::text = coalesce(${doneBy}, substring(e.actor from '^person:(.*)$'))
      where e.stream = ${`case:${caseId}`} and e.type = any(${STORY_EVENTS}::text[])
      union all select t.decided_at, null, 'petition.refused', w.name, jsonb_build_object('text', t.text) from petition t left join person w on w.id = t.decided_by
      where t.case_id = ${caseId}::uuid and t.outcome in ('rejected', 'inadmissible') and t.decided_at is not null and t.removed_at is null
      order by at desc, n desc nulls last limit ${MOST}) told order by at, n nulls first`.execute(db);
  return found.rows;
}

/** Who passed the case up while this contact waited, and their lines of why, in order. */
export async function passedUpIn(
  db: Db,
  { caseId, askedAt, closedAt }: { caseId: string; askedAt: Date; closedAt: Date | null },
): Promise<{ by: { id: string; name: string }; at: Date; reason: string }[]> {
  const found = await sql<{ by: { id: string; name: string }; at: Date; reason: string }>`
    select jsonb_build_object('id', p.id, 'name', p.name) as by, e.at, n.text as reason
    from event e join person p on e.actor = 'person:' || p.id::text join note n on n.id = (e.data ->> 'note')::uuid
    where e.stream = ${`case:${caseId}`} and e.type = 'case.passed_up' and e.at >= ${askedAt}::timestamptz - interval '1 second' and e.at <= coalesce(${closedAt}::timestamptz, 'infinity')
    order by e.n`.execute(db);
  return found.rows;
}
