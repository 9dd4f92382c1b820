import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Past } from '../engine/decision.rules.ts';

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
  /** The proposal that is being decided again: what is open of it doesn't count against itself. */
  except: string | null;
}

/**
 * Whoever weighs what the same customer, the same agent, the same order or linked cases have been granted waits for whoever does it now:
 * two at once would each see what was left before the other. One by one and always in one order, so that no two wait for each other;
 * held until the end of the transaction.
 */
export async function lockGranting(
  db: Db,
  { caseId, customerId, agentId, orderRef }: Pick<PastAsked, 'caseId' | 'customerId' | 'agentId' | 'orderRef'>,
): Promise<void> {
  const found = await sql<{ key: string }>`
    select hashtextextended(k.name, 0)::text as key from (
      select 'granting by ' || ${agentId}::text as name
      union select 'granting to ' || ${customerId}::text where ${customerId}::text is not null
      union select 'granting over ' || order_key(${orderRef}) where order_key(${orderRef}) is not null
      union select 'granting in ' || n.id from (${near(caseId)}) n
    ) k order by hashtextextended(k.name, 0)`.execute(db);
  for (const { key } of found.rows) await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(db);
}

/** The case and those linked to it, however: splitting what is one in two evades nothing. */
export function near(caseId: string) {
  return sql`select ${caseId}::uuid as id union select case when k.a = ${caseId}::uuid then k.b else k.a end from case_link k
        where k.a = ${caseId}::uuid or k.b = ${caseId}::uuid`;
}

const LIVE = sql`('applied', 'waiting', 'approved', 'changed')`;

/**
 * What counts of a proposal: whatever was granted of it, also when it was withdrawn or changed since, and what is still asked for. What
 * the law gives is no favour and uses up nothing; what is being decided again does not count against itself.
 */
function counted(except: string | null) {
  return sql`lateral (
      select coalesce(sum(l.amount_minor), 0) as amount, count(*) as lines from proposal_line l
      where l.proposal_id = p.id and l.level > 0
        and (l.applied_at is not null or (p.state in ${LIVE} and p.id is distinct from ${except}::uuid))
    ) c`;
}

/** Of the customer (whoever was merged into them too), of the case, of cases linked to it and of the same order; newest first. */
export async function pastOfCustomer(db: Db, asked: PastAsked, now: Date): Promise<Past[]> {
  const found = await sql<Past>`
    with near as (${near(asked.caseId)}), theirs as (
      select p.id from proposal p where p.customer_id = ${asked.customerId}::uuid
      union select p.id from case_file f join proposal p on p.case_id = f.id where f.customer_id = ${asked.customerId}::uuid
      union select p.id from near join proposal p on p.case_id = near.id
      union select p.id from proposal p where p.order_key = order_key(${asked.orderRef})
    )
    select ${ageOf(now)} as "daysAgo", sum(c.amount)::bigint as "amountMinor", count(*) as times, p.currency,
      (p.case_id in (select id from near) or coalesce(p.order_key = order_key(${asked.orderRef}), false)) as "inCase"
    from theirs join proposal p on p.id = theirs.id cross join ${counted(asked.except)}
    where c.lines > 0 and p.made_at > ${daysBefore(now, 366)}
    group by 1, 4, 5 order by 1, 5 desc`.execute(db);
  return found.rows.map(asPast);
}

export async function pastOfAgent(db: Db, asked: PastAsked, now: Date): Promise<Past[]> {
  const found = await sql<Past>`
    select ${ageOf(now)} as "daysAgo", sum(c.amount)::bigint as "amountMinor", count(*) as times, p.currency, false as "inCase"
    from proposal p cross join ${counted(asked.except)}
    where p.made_by = ${asked.agentId} and c.lines > 0 and p.made_at > ${daysBefore(now, 7)}
    group by 1, 4 order by 1`.execute(db);
  return found.rows.map(asPast);
}

export interface GivenAsked {
  caseId: string;
  orderRef: string | null;
  currency: string;
  /** The proposal that is being decided again: what is open of it doesn't count against itself. */
  exceptProposalId: string | null;
}

/** What the law has given back already of the order: over it in any case, and in this case and those linked to it where no other order is named. */
export async function givenByLaw(db: Db, asked: GivenAsked): Promise<number> {
  const { caseId, orderRef, currency, exceptProposalId } = asked;
  const found = await sql<{ minor: number }>`
    select coalesce(sum(l.amount_minor), 0)::bigint as minor from proposal p join proposal_line l on l.proposal_id = p.id
    where (p.order_key = order_key(${orderRef}) or (p.case_id in (${near(caseId)}) and (p.order_key is null or order_key(${orderRef}) is null)))
      and p.currency = ${currency} and l.level = 0
      and (l.applied_at is not null or (p.state in ${LIVE} and p.id is distinct from ${exceptProposalId}::uuid))`.execute(
    db,
  );
  return Number(found.rows[0]?.minor ?? 0);
}

/** Days of 24 hours back from now, so that a window ends where the clock says and not at midnight. */
function ageOf(now: Date) {
  return sql`floor(greatest(0, extract(epoch from ${now}::timestamptz - p.made_at)) / 86400)::int`;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

function asPast({ daysAgo, amountMinor, times, currency, inCase }: Past): Past {
  return { daysAgo, amountMinor: Number(amountMinor), times: Number(times), currency, inCase };
}
