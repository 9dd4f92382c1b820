import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface Taken {
  personId: string;
  askedAt: Date;
  decidedAt: Date;
}

/** The latest decisions of some people: when they were asked and when they decided. */
export async function latestDecisions(db: Db, personIds: readonly string[], each = 100): Promise<Taken[]> {
  const found = await sql<Taken>`
    select w.id as "personId", d.asked_at as "askedAt", d.decided_at as "decidedAt" from unnest(${[...new Set(personIds)]}::uuid[]) w (id)
    cross join lateral (select a.asked_at, a.decided_at from authorisation a where a.approver_id = w.id and a.decided_at is not null order by a.decided_at desc, a.id desc limit ${each}) d`.execute(
    db,
  );
  return found.rows;
}

/** Among so many of the latest decisions: older ones say nothing new. */
const ENOUGH = 500;

/** The latest decided requests like this one in a year: same solution, an amount between half and one and a half times, whoever decided. */
export async function similarDecisions(
  db: Db,
  like: { solution: string; amountMinor: number | null; currency: string; since: Date; exceptId: string },
): Promise<{ yes: number; n: number }> {
  const { solution, amountMinor, currency, since, exceptId } = like;
  const band =
    amountMinor === null
      ? sql`l.amount_minor is null`
      : sql`l.amount_minor between ${Math.floor(amountMinor / 2)} and ${Math.ceil(amountMinor * 1.5)}`;
  const found = await sql<{ yes: number; n: number }>`
    with latest as materialized (
      select p.id, p.state from proposal p where p.level = 3 and p.decided_at is not null and not p.by_director and p.currency = ${currency} and p.made_at > ${since} and p.id <> ${exceptId}::uuid
        and p.state in ('applied', 'approved', 'changed', 'refused') order by p.made_at desc limit ${ENOUGH})
    select count(*) filter (where x.state <> 'refused')::int as yes, count(*)::int as n from latest x
    where exists (select from proposal_line l where l.proposal_id = x.id and l.level = 3 and l.solution = ${solution} and ${band})`.execute(
    db,
  );
  return found.rows[0] ?? { yes: 0, n: 0 };
}

export interface CustomerWorth {
  since: Date | null;
  cases: number;
  granted: number;
  times: number;
}

/** What is known of a customer when their request is decided: how long, how many cases and what was granted in a year. */
export async function customerWorth(db: Db, customerId: string, currency: string, since: Date): Promise<CustomerWorth> {
  const found = await sql<CustomerWorth>`select
    (select c.created_at from customer c where c.id = ${customerId}) as since,
    (select count(*)::int from case_file f where f.customer_id = ${customerId} and f.opened_at > ${since}) as cases,
    coalesce((select sum(p.total_minor) from proposal p where p.customer_id = ${customerId} and p.state = 'applied' and p.currency = ${currency} and p.made_at > ${since}), 0)::bigint as granted,
    (select count(*)::int from proposal p where p.customer_id = ${customerId} and p.state = 'applied' and p.made_at > ${since}) as times`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? { ...row, granted: Number(row.granted) } : { since: null, cases: 0, granted: 0, times: 0 };
}
