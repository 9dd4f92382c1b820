import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface Difference {
  channel: string;
  subject: string;
  hour: Date;
  accepted: number;
  rows: number;
}

/** Hours in which what the doors said yes to is not what the ledger holds. Both sides are counted in one snapshot. */
export async function findDifferences(db: Db, since: Date): Promise<Difference[]> {
  const found = await sql<Difference>`
    with said as (select channel, subject, hour, sum(accepted)::int as n from acceptance where hour >= ${since} group by 1, 2, 3),
      held as (select channel, coalesce(mailbox_id::text, '') as subject, date_trunc('hour', received_at, 'UTC') as hour, count(*)::int as n from intake where received_at >= ${since} group by 1, 2, 3)
    select channel, subject, hour, coalesce(said.n, 0) as accepted, coalesce(held.n, 0) as rows
    from said full join held using (channel, subject, hour) where said.n is distinct from held.n and coalesce(said.n, 0) <> coalesce(held.n, 0) order by hour limit 50`.execute(
    db,
  );
  return found.rows;
}

/** Finished rows that do not say what became of them, or whose message is not there or belongs to another arrival. */
export async function findUnaccounted(db: Db, since: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select i.id from intake i left join message m on m.id = i.message_id
    where i.received_at >= ${since} and i.state = 'done'
      and (i.outcome is null or (i.outcome in ('case', 'message') and (m.id is null or m.intake_id is distinct from i.id or m.case_id is null)))
    order by i.received_at limit 50`.execute(db);
  return found.rows.map((row) => row.id);
}

export async function newestRaw(db: Db, limit: number): Promise<{ id: string; sha256: string }[]> {
  return (
    await sql<{
      id: string;
      sha256: string;
    }>`select id, raw_sha256 as sha256 from intake where raw_sha256 is not null order by received_at desc, id desc limit ${limit}`.execute(
      db,
    )
  ).rows;
}
