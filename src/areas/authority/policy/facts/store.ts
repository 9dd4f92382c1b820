import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Past } from '../engine/decision.rules.ts';

/** Nothing older counts for any window. */
const MEMORY = 366 * 86_400_000;

export interface SubjectRow {
  channel: string;
  reason: string | null;
  segments: string[];
}

/** What the table asks about the case and its customer. */
export async function findSubject(db: Db, caseId: string, customerId: string | null): Promise<SubjectRow | undefined> {
  const found = await sql<SubjectRow>`
    select f.channel, f.reason_code as reason,
      array(select c.kind from customer c where c.id = ${customerId}::uuid union all select t.tag_id::text from customer_tag t where t.customer_id = ${customerId}::uuid) as segments
    from case_file f where f.id = ${caseId}`.execute(db);
  return found.rows[0];
}

export interface RequesterRow {
  roles: string[];
  teamIds: string[];
  since: Date;
}

export async function findRequester(db: Db, id: string): Promise<RequesterRow | undefined> {
  const found = await sql<RequesterRow>`
    select p.roles, array(select m.team_id from team_member m where m.person_id = p.id) as "teamIds", p.created_at as since
    from person p where p.id = ${id}`.execute(db);
  return found.rows[0];
}

export interface PastAsked {
  caseId: string;
  customerId: string | null;
  agentId: string;
  orderRef: string | null;
  /** The proposal that is being decided again: it doesn't count against itself. */
  except: string | null;
}

/** Granted or waiting; what the law gives is no favour and uses up nothing. */
const COUNTS = sql`p.state in ('applied', 'waiting', 'approved', 'changed')`;
const SUM = sql`coalesce((select sum(l.amount_minor) from proposal_line l where l.proposal_id = p.id and l.level > 0), 0)::bigint`;

/** Of the customer (whoever was merged into them too), of the case, of cases linked to it and of the same order; newest first. */
export async function pastOfCustomer(db: Db, asked: PastAsked, now: Date): Promise<Past[]> {
  const found = await sql<Past>`
    with near as (
      select ${asked.caseId}::uuid as id
      union select case when k.a = ${asked.caseId}::uuid then k.b else k.a end from case_link k
        where (k.a = ${asked.caseId}::uuid or k.b = ${asked.caseId}::uuid) and k.kind in ('related', 'duplicate')
    ), theirs as (
      select p.id from proposal p where p.customer_id = ${asked.customerId}::uuid
      union select p.id from case_file f join proposal p on p.case_id = f.id where f.customer_id = ${asked.customerId}::uuid
      union select p.id from near join proposal p on p.case_id = near.id
      union select p.id from proposal p where p.order_ref = ${asked.orderRef}
    )
    select ${ageOf(now)} as "daysAgo", ${SUM} as "amountMinor", p.currency,
      (p.case_id in (select id from near) or (p.order_ref is not null and p.order_ref = ${asked.orderRef})) as "inCase"
    from theirs join proposal p on p.id = theirs.id
    where ${COUNTS} and p.level > 0 and p.id is distinct from ${asked.except}::uuid and ${isRemembered(now)}
    order by p.made_at desc`.execute(db);
  return found.rows.map(asPast);
}

export async function pastOfAgent(db: Db, asked: PastAsked, now: Date): Promise<Past[]> {
  const found = await sql<Past>`
    select ${ageOf(now)} as "daysAgo", ${SUM} as "amountMinor", p.currency, false as "inCase"
    from proposal p where p.made_by = ${asked.agentId} and ${COUNTS} and p.level > 0
      and p.id is distinct from ${asked.except}::uuid and ${isRemembered(now)}
    order by p.made_at desc limit 5000`.execute(db);
  return found.rows.map(asPast);
}

function ageOf(now: Date) {
  return sql`round(greatest(0, extract(epoch from ${now}::timestamptz - p.made_at) / 86400)::numeric, 3)::float8`;
}

function isRemembered(now: Date) {
  return sql`p.made_at > ${new Date(now.getTime() - MEMORY)}`;
}

function asPast({ daysAgo, amountMinor, currency, inCase }: Past): Past {
  return { daysAgo, amountMinor: Number(amountMinor), currency, inCase };
}
