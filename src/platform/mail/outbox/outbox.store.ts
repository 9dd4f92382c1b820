import { sql, type RawBuilder } from 'kysely';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { DeliveryState, MailKind, MailPerson, Recipient, StoredMail } from './draft.ts';

export interface NewMail {
  id: string;
  messageId: string | null;
  caseId: string | null;
  about: string | null;
  kind: MailKind;
  mailId: string;
  envelopeFrom: string;
  recipients: Recipient[];
  mail: StoredMail;
  state: DeliveryState;
  nextTryAt: Date;
  domain: string;
  createdBy: string;
}

export async function insertMail(work: Work, mail: NewMail): Promise<void> {
  await sql`
    insert into outbox (id, message_id, case_id, about, kind, mail_id, envelope_from, recipients, mail, state, next_try_at, domain, created_by, created_at)
    values (${mail.id}, ${mail.messageId}, ${mail.caseId}, ${mail.about}, ${mail.kind}, ${mail.mailId}, ${mail.envelopeFrom}, ${JSON.stringify(mail.recipients)}::jsonb,
      ${JSON.stringify(mail.mail)}::jsonb, ${mail.state}, ${mail.nextTryAt}, ${mail.domain}, ${mail.createdBy}, ${work.now})`.execute(
    work.db,
  );
}

/** Different addresses this person wrote to in the last minute, with the new ones. One writer at a time, so that two sends can't both be the last allowed. */
export async function recipientsWithBurst(work: Work, addresses: readonly string[]): Promise<number> {
  const author = actorKey(work.actor);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`burst ${author}`}, 0))`.execute(work.db);
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (
      select lower(r ->> 'address') as address from outbox, jsonb_array_elements(recipients) r
      where created_by = ${author} and created_by like 'person:%' and created_at > ${addMs(work.now, -MINUTE)} and state <> 'undone'
      union select lower(a) from unnest(${addresses}::text[]) a) reached`.execute(work.db);
  return found.rows[0]?.n ?? 0;
}

/** Nothing of mail `o` has been tried yet: whoever wrote it may still take it back. */
export const notYetTried: RawBuilder<boolean> = sql<boolean>`(o.state in ('held', 'needs_yes') or (o.state in ('queued', 'waiting') and o.attempts = 0))`;

/** What has not been tried: under the row's lock, so that what a sender has taken by then leaves. */
export async function undoHeld(db: Db, messageId: string): Promise<boolean> {
  const found =
    await sql`update outbox o set state = 'undone' where o.message_id = ${messageId} and ${notYetTried} returning o.id`.execute(
      db,
    );
  return found.rows.length > 0;
}

export async function findSetting(db: Db, key: string): Promise<unknown> {
  const found = await sql<{ value: unknown }>`select value from setting where key = ${key}`.execute(db);
  return found.rows[0]?.value;
}

/** Who mails of the house itself come from: invitations and resets are sent by areas that know no mailbox. */
export async function findDefaultSender(db: Db): Promise<MailPerson | null> {
  const chosen = (await findSetting(db, 'mail.from')) as Partial<MailPerson> | undefined;
  if (chosen?.address) return { name: chosen.name ?? '', address: chosen.address };
  const found =
    await sql<MailPerson>`select name, address from mailbox where active order by created_at, id limit 1`.execute(db);
  return found.rows[0] ?? null;
}

export interface Handled {
  id: string;
  messageId: string | null;
  caseId: string | null;
  kind: MailKind;
}
const HANDLED = sql`id, message_id as "messageId", case_id as "caseId", kind`;

/** A new round: its five days and its warning start again; who has it already is left alone. One whose words are gone is not sent again. */
export async function requeueTroubled(work: Work, id: string): Promise<Handled | undefined> {
  const found = await sql<Handled>`
    update outbox set state = 'queued', next_try_at = ${work.now}, first_try_at = null, late_told_at = null, lease_token = null, lease_until = null,
      recipients = (select jsonb_agg(case when r ->> 'state' = 'sent' then r else r || '{"state": "queued"}' end order by at) from jsonb_array_elements(recipients) with ordinality as t (r, at))
    where id = ${id} and state in ('failed', 'deferred', 'bounced') and not mail ? 'wordsSha256' returning ${HANDLED}`.execute(
    work.db,
  );
  return found.rows[0];
}

export async function approveWaiting(work: Work, id: string): Promise<Handled | undefined> {
  const found = await sql<Handled>`
    update outbox set state = case when next_try_at > ${work.now} then 'held' else 'queued' end where id = ${id} and state = 'needs_yes' returning ${HANDLED}`.execute(
    work.db,
  );
  return found.rows[0];
}

export interface SentMail extends Handled {
  /** `consultation:<id>`, `authorisation:<id>`; null for all others. */
  about: string | null;
  mailId: string;
  recipients: Recipient[];
  subject: string;
  text: string;
  /** Of a mail whose words are gone. */
  wordsSha256: string | null;
  /** How many files went with it. */
  files: number;
}
const SENT = sql`${HANDLED}, about, mail_id as "mailId", recipients, mail ->> 'subject' as subject, mail ->> 'text' as text, mail ->> 'wordsSha256' as "wordsSha256", coalesce(jsonb_array_length(mail -> 'attachments'), 0) as files`;

export async function findSentMail(
  db: Db,
  addresses: readonly string[],
  mailIds: readonly string[],
): Promise<SentMail | undefined> {
  if (addresses.length + mailIds.length === 0) return undefined;
  const found = await sql<SentMail>`
    select ${SENT} from outbox
    where id in (
      select id from outbox where envelope_from = any(${addresses}::text[]) and envelope_from like '%+b.%'
      union all select id from outbox where mail_id = any(${mailIds}::text[])
      union all select id from outbox where relay_mail_id = any(${mailIds}::text[]))
    order by created_at desc limit 1`.execute(db);
  return found.rows[0];
}

export async function lockMail(db: Db, id: string): Promise<SentMail | undefined> {
  return (await sql<SentMail>`select ${SENT} from outbox where id = ${id} for update`.execute(db)).rows[0];
}

export async function saveBounce(
  db: Db,
  id: string,
  recipients: readonly Recipient[],
  reply: string | null,
): Promise<void> {
  await sql`update outbox set state = 'bounced', recipients = ${JSON.stringify(recipients)}::jsonb, last_reply = ${reply} where id = ${id}`.execute(
    db,
  );
}
