import { sql } from 'kysely';
import type { Condition } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { EventData } from '#platform/log/index.ts';
import type { Moment } from '../rules/rule.contract.ts';
import type { Facts, Told } from './facts.rules.ts';

/** An occasion a rule would have had. `tx`: the transaction it came with. */
export interface Occasion {
  caseId: string;
  at: Date;
  tx: string;
  type: string;
  data: EventData;
  opening: boolean;
  /** Its case meets what the log does not remember. */
  meets: boolean;
}

/** What happened, newest first, with whether its case meets a condition as it is today; words, as they had been said by then. */
export async function eventsBetween(
  db: Db,
  types: readonly string[],
  { from, to, condition, words }: { from: Date; to: Date; condition: Condition; words: string },
  limit: number,
): Promise<Occasion[]> {
  const said = words
    ? sql`and exists (select from message said where said.case_id = i.case_id and said.received_at <= e.at and said.search @@ search_query(${words}))`
    : sql``;
  const found = await sql<Occasion>`
    select i.case_id as "caseId", e.at, e.tx::text as tx, e.type, e.data, (${condition}) ${said} as meets,
      e.type = 'case.message_received' and exists (select from event o where o.stream = e.stream and o.tx = e.tx and o.type = 'case.opened') as opening
    from event e join case_inbox i on i.case_id = case when e.stream like 'case:%' then substr(e.stream, 6)::uuid end
    where e.type = any(${[...types]}::text[]) and e.at >= ${from} and e.at <= ${to} order by e.tx desc, e.id desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** Stretches in which a case stood the same, that began in time: since when, and until when. */
export async function turnsBetween(
  db: Db,
  moment: Moment,
  { from, to, condition }: { from: Date; to: Date; condition: Condition },
  limit: number,
): Promise<{ caseId: string; since: Date; until: Date | null; meets: boolean }[]> {
  const turns =
    moment === 'opened'
      ? sql`select f.id as case_id, f.opened_at as since, f.resolved_at as until from case_file f where f.opened_at > ${from} and f.opened_at <= ${to}`
      : sql`select w.case_id, w.since, w.until from waiting w where w.ball = ${moment} and w.since > ${from} and w.since <= ${to}`;
  const found = await sql<{ caseId: string; since: Date; until: Date | null; meets: boolean }>`
    select t.case_id as "caseId", t.since, t.until, (${condition}) as meets from (${turns}) t join case_inbox i on i.case_id = t.case_id
    order by t.since desc limit ${limit}`.execute(db);
  return found.rows;
}

/** The last transaction of a case up to an instant; '0' when it was not there. */
export async function lastBefore(db: Db, caseId: string, at: Date): Promise<string> {
  const found = await sql<{ tx: string }>`
    select tx::text as tx from event where stream = ${`case:${caseId}`} and at <= ${at} order by n desc limit 1`.execute(
    db,
  );
  return found.rows[0]?.tx ?? '0';
}

/** How some cases are now, and their log. */
export async function factsOf(db: Db, caseIds: readonly string[]): Promise<Map<string, { now: Facts; log: Told[] }>> {
  const found = await sql<{ id: string; now: Facts; log: Told[] }>`
    select f.id, jsonb_build_object('type', f.type, 'priority', f.priority, 'reason', f.reason_code, 'flags', f.flags, 'team', i.team_id, 'owner', i.owner_id, 'ball', i.ball,
        'tags', array(select t.tag_id from case_tag t where t.case_id = f.id)) as now,
      coalesce((select jsonb_agg(jsonb_build_object('tx', e.tx::text, 'type', e.type, 'data', e.data) order by e.n) from event e where e.stream = 'case:' || f.id
        and e.type like 'case.%'), '[]') as log
    from case_file f join case_inbox i on i.case_id = f.id where f.id = any(${[...caseIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, now, log }) => [id, { now, log }]));
}

export async function namesOf(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, { reference: string; subject: string }>> {
  const found = await sql<{ id: string; reference: string; subject: string }>`
    select id, reference, subject from case_file where id = any(${[...caseIds]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, ...named }) => [id, named]));
}
