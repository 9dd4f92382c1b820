import pg from 'pg';
import type { App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';
import type { Sent } from './sender.ts';

export interface Account {
  /** Accepted, but not in the ledger; or in it without case or message. */
  missing: number;
  /** In the ledger twice, or a message twice. */
  double: number;
  /** Cases beyond one for each new conversation; below nought, conversations thrown together. */
  extraCases: number;
  /** Arrivals set aside. */
  quarantined: number;
  /** Answers that did not join what they answer, although they had not waited for it as long as they may. */
  astray: number;
  /** Receipts beyond one a case. */
  extraReceipts: number;
  /** Mails that left more often than they were tried: one try, one mail. */
  sentUntold: number;
}

export const ALL_THERE_ONCE: Account = {
  missing: 0,
  double: 0,
  extraCases: 0,
  quarantined: 0,
  astray: 0,
  extraReceipts: 0,
  sentUntold: 0,
};

/** Asks the program's own database, which may be coming back from a fault. */
export async function ask<R extends pg.QueryResultRow>(
  app: App,
  statement: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: await app.databaseUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

const WAITING = "select count(*)::int as n from intake where state not in ('done', 'quarantined')";

/** How many arrivals wait to become what they become. */
export async function waiting(app: App): Promise<number> {
  return (await ask<{ n: number }>(app, WAITING))[0]?.n ?? 0;
}

export async function workedOff(app: App, forMs = 300_000): Promise<void> {
  await waitFor(
    'the ledger to be worked off',
    async () => (await waiting(app)) === 0,
    async () => `${await waiting(app)} arrivals wait\n${app.printed().slice(-4_000)}`,
    forMs,
  );
}

/** Waits until everything accepted has been worked off, and then counts what is missing and what is double. */
export async function accountFor(app: App, sent: readonly Sent[]): Promise<Account> {
  await workedOff(app);
  const values = [sent.map((one) => one.id), sent.map((one) => one.answers)];
  const [counted] = await ask<Omit<Account, 'sentUntold'>>(app, COUNT, values);
  if (!counted) throw new Error('nothing counted');
  return { ...counted, sentUntold: await sentUntold(app) };
}

const COUNT = `
  with sent as (select * from unnest($1::text[], $2::text[]) as s (id, answers)),
    held as (
      select s.id, s.answers, count(distinct i.id) as rows, count(distinct m.id) as messages, min(m.case_id::text) as case_id,
        max(i.finished_at - i.received_at) as took
      from sent s left join intake i on i.mail_key = s.id left join message m on m.mail_id = s.id and m.intake_id = i.id group by 1, 2),
    strayed as (select h.* from held h join held o on o.id = h.answers where h.case_id is distinct from o.case_id)
  select (select count(*) from held where rows = 0 or messages = 0)::int as missing,
    (select count(*) from held where rows > 1 or messages > 1)::int as double,
    ((select count(*) from case_file) - (select count(*) from sent where answers is null) - (select count(*) from strayed))::int as "extraCases",
    (select count(*) from intake where state = 'quarantined')::int as quarantined,
    (select count(*) from strayed where took < interval '1 minute')::int as astray,
    (select coalesce(sum(n - 1), 0) from (select count(*) as n from outbox where kind = 'acknowledgement' group by case_id) r)::int as "extraReceipts"`;

/** Every mail that the receiving server has seen, against the tries that the outbox wrote down before each. */
async function sentUntold(app: App): Promise<number> {
  const arrived = new Map<string, number>();
  for (const { mail } of app.outgoing.mails)
    arrived.set(mail.messageId ?? '', (arrived.get(mail.messageId ?? '') ?? 0) + 1);
  const tried = await ask<{ mail_id: string; attempts: number }>(app, 'select mail_id, attempts from outbox');
  const attempts = new Map(tried.map((row) => [row.mail_id, row.attempts]));
  return [...arrived].filter(([id, n]) => n > (attempts.get(id) ?? 0)).length;
}
