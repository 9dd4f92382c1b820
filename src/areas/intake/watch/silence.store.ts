import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface Pulse {
  channel: string;
  /** Mailbox id, form…; '' where the channel has one door only. */
  subject: string;
  lastAt: Date;
}

/** Every way in that ever brought something and is open: nobody waits for mail at a mailbox that was switched off. */
export async function findPulses(db: Db): Promise<Pulse[]> {
  const found = await sql<Pulse>`
    select channel, subject, last_at as "lastAt" from channel_pulse p
    where not exists (select from mailbox b where b.id::text = p.subject and not b.active) order by channel, subject`.execute(
    db,
  );
  return found.rows;
}

/** Contacts an hour since then, by channel and subject; `since`: the first hour ever counted there. */
export async function findHours(
  db: Db,
  after: Date,
): Promise<{ channel: string; subject: string; since: Date; hours: { hour: Date; n: number }[] }[]> {
  const found = await sql<{ channel: string; subject: string; since: Date; hour: Date; n: number }>`
    with hours as (select channel, subject, hour, sum(accepted)::int as n from acceptance where hour >= ${after} group by 1, 2, 3),
      firsts as (select channel, subject, min(hour) as since from acceptance group by 1, 2)
    select h.channel, h.subject, f.since, h.hour, h.n from hours h join firsts f using (channel, subject)`.execute(db);
  const byDoor = Map.groupBy(found.rows, (row) => `${row.channel}\n${row.subject}`);
  return [...byDoor.values()].map((rows) => ({
    channel: rows[0]!.channel,
    subject: rows[0]!.subject,
    since: rows[0]!.since,
    hours: rows.map(({ hour, n }) => ({ hour, n })),
  }));
}
