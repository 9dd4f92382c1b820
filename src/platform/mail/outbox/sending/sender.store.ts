import { sql } from 'kysely';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { MailKind, Recipient, StoredMail } from '../draft.ts';
import type { Settled } from './outcome.rules.ts';
import { LATE_AFTER } from './retry.rules.ts';

export interface ClaimedMail {
  id: string;
  messageId: string | null;
  caseId: string | null;
  kind: MailKind;
  mailId: string;
  envelopeFrom: string;
  recipients: Recipient[];
  mail: StoredMail;
  attempts: number;
  /** Of this round; a retry by hand begins a new one. */
  firstTryAt: Date;
  /** When somebody first took it, in whichever round. */
  sentAt: Date | null;
  domain: string;
}

/** Long enough for a pause of the machine, short enough that a killed sender's mails do not wait; renewed while sending. */
export const LEASE_MS = MINUTE;

export interface Claim {
  now: Date;
  token: string;
  /** How many at most, and how many of them to one domain. */
  slots: number;
  perDomain: number;
  /** Domains that have as many on their way as they may. */
  busyDomains: readonly string[];
}

const DUE = (now: Date) =>
  sql`state in ('held', 'queued', 'waiting', 'sending', 'deferred') and next_try_at <= ${now} and (state <> 'sending' or lease_until < ${now})`;

/** Marks as sending, before anything is sent, what is due and nobody holds: oldest first, each domain its share. */
export async function claimDue(db: Db, claim: Claim): Promise<ClaimedMail[]> {
  const found = await sql<ClaimedMail>`
    with due as (
      select id, domain, next_try_at from outbox where ${DUE(claim.now)} and domain <> all(${claim.busyDomains}::text[])
      order by next_try_at, id limit 500
    ), shared as (
      select id, row_number() over (partition by domain order by next_try_at, id) as turn, next_try_at from due
    ), mine as (
      select id from outbox where id in (select id from shared where turn <= ${claim.perDomain} order by turn, next_try_at limit ${claim.slots}) and ${DUE(claim.now)}
      for update skip locked
    )
    update outbox o set state = 'sending', attempts = attempts + 1, first_try_at = coalesce(first_try_at, ${claim.now}),
      lease_token = ${claim.token}, lease_until = ${addMs(claim.now, LEASE_MS)}
    from mine where o.id = mine.id
    returning o.id, o.message_id as "messageId", o.case_id as "caseId", o.kind, o.mail_id as "mailId", o.envelope_from as "envelopeFrom", o.recipients, o.mail,
      o.attempts, o.first_try_at as "firstTryAt", o.sent_at as "sentAt", o.domain`.execute(db);
  return found.rows;
}

/** False when the lease is no longer ours: somebody else has taken the mail over. */
export async function renewLease(db: Db, id: string, token: string, now: Date): Promise<boolean> {
  const found =
    await sql`update outbox set lease_until = ${addMs(now, LEASE_MS)} where id = ${id} and lease_token = ${token} and state = 'sending' returning id`.execute(
      db,
    );
  return found.rows.length > 0;
}

/** Writes what a try came to, only while the lease is ours: a sender that was asleep too long changes nothing. */
export async function saveOutcome(
  work: Work,
  id: string,
  token: string,
  outcome: Settled & { nextTryAt: Date; relayMailId: string | null; spent: StoredMail | null },
): Promise<boolean> {
  const found = await sql`
    update outbox set state = ${outcome.state}, recipients = ${JSON.stringify(outcome.recipients)}::jsonb, mail = coalesce(${outcome.spent && JSON.stringify(outcome.spent)}::jsonb, mail), last_reply = ${outcome.reply}, next_try_at = ${outcome.nextTryAt},
      lease_token = null, lease_until = null, relay_mail_id = coalesce(${outcome.relayMailId}, relay_mail_id),
      sent_at = case when ${outcome.accepted} then coalesce(sent_at, ${work.now}::timestamptz) else sent_at end
    where id = ${id} and lease_token = ${token} and state = 'sending' returning id`.execute(work.db);
  return found.rows.length > 0;
}

/** Without a relay nothing is tried: what is due waits, and is seen to wait. */
export async function parkDue(db: Db, now: Date): Promise<void> {
  await sql`update outbox set state = 'waiting', lease_token = null, lease_until = null where ${DUE(now)} and state <> 'waiting'`.execute(
    db,
  );
}

export interface LateMail {
  id: string;
  messageId: string | null;
  caseId: string | null;
  kind: MailKind;
}

/** Takes, once each, the mails that have been tried for hours in vain, or have waited as long for a relay. */
export async function takeLate(work: Work): Promise<LateMail[]> {
  const found = await sql<LateMail>`
    update outbox set late_told_at = ${work.now}
    where id in (select id from outbox where late_told_at is null and state in ('deferred', 'sending', 'waiting') and coalesce(first_try_at, next_try_at) <= ${addMs(work.now, -LATE_AFTER)} order by created_at limit 200 for update skip locked)
    returning id, message_id as "messageId", case_id as "caseId", kind`.execute(work.db);
  return found.rows;
}

export async function saveSetting(work: Work, key: string, value: unknown): Promise<void> {
  await sql`
    insert into setting (key, value, changed_at, changed_by) values (${key}, ${JSON.stringify(value)}::jsonb, ${work.now}, 'system:outbox')
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    work.db,
  );
}
