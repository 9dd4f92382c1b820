import { sql } from 'kysely';
import { addMs, DAY, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Silence } from './auto-answer.rules.ts';

export interface Claim {
  address: string;
  caseId: string | null;
  mailboxId: string;
  kind: 'acknowledgement' | 'notice';
}

/** Automatic answers of one mailbox in ten minutes before it falls silent; the setting `mail.limits` may say another. */
const PER_MAILBOX = 1_000;
const ALLOWED = sql`coalesce((select (value ->> 'automaticPerMailbox')::int from setting where key = 'mail.limits'), ${PER_MAILBOX}::int)`;

/**
 * Takes one automatic answer out of what may still be sent, or says why not: one per address and case a day, ten per address a day,
 * one per address and mailbox in five minutes, and the mailbox's own breaker. Two mails of one address wait for each other here.
 * A notice follows from what people here do, not from what arrives, so it cannot loop: only the day's cap and the breaker hold it.
 */
export async function claimAutoAnswer(work: Work, claim: Claim): Promise<Silence | null> {
  const { db, now } = work;
  const address = claim.address.toLowerCase();
  const answers = claim.kind === 'acknowledgement';
  await sql`select pg_advisory_xact_lock(hashtextextended(${`auto-answer ${address}`}, 0))`.execute(db);
  const found = await sql<{ reason: Silence | null }>`
    with allowed as (
      select ${ALLOWED} as n
    ), of_address as (
      select count(*) as n, count(*) filter (where case_id = ${claim.caseId}) as of_case,
        count(*) filter (where mailbox_id = ${claim.mailboxId} and at > ${addMs(now, -5 * MINUTE)}) as of_pair
      from auto_answer where address = ${address} and at > ${addMs(now, -DAY)}
    ), of_mailbox as (
      select count(*) as n from (select 1 from auto_answer where mailbox_id = ${claim.mailboxId} and at > ${addMs(now, -10 * MINUTE)} limit (select n from allowed)) recent
    ), verdict as (
      select case when ${answers} and a.of_case > 0 then 'case_day' when a.n >= 10 then 'address_day' when ${answers} and a.of_pair > 0 then 'pair_minutes'
        when m.n >= (select n from allowed) then 'mailbox_breaker' end as reason
      from of_address a, of_mailbox m
    ), added as (
      insert into auto_answer (address, case_id, mailbox_id, kind, at)
      select ${address}, ${claim.caseId}::uuid, ${claim.mailboxId}::uuid, ${claim.kind}, ${now}::timestamptz from verdict where reason is null
    )
    select reason from verdict`.execute(db);
  return found.rows[0]?.reason ?? null;
}

/** Which mailboxes have fallen silent because they gave too many automatic answers in ten minutes; the others send theirs. */
export async function silentMailboxes(db: Db, now: Date): Promise<{ id: string; silent: boolean }[]> {
  const found = await sql<{ id: string; silent: boolean }>`
    select b.id, (select count(*) from (select from auto_answer a where a.mailbox_id = b.id and a.at > ${addMs(now, -10 * MINUTE)} limit allowed.n) recent) >= allowed.n as silent
    from mailbox b, (select ${ALLOWED} as n) allowed where b.active`.execute(db);
  return found.rows;
}
