import { sql } from 'kysely';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { DeliveryState, MailKind, MailPerson, Recipient, StoredMail } from './draft.ts';

export interface NewMail {
  id: string;
  messageId: string | null;
  caseId: string | null;
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
    insert into outbox (id, message_id, case_id, kind, mail_id, envelope_from, recipients, mail, state, next_try_at, domain, created_by, created_at)
    values (${mail.id}, ${mail.messageId}, ${mail.caseId}, ${mail.kind}, ${mail.mailId}, ${mail.envelopeFrom}, ${JSON.stringify(mail.recipients)}::jsonb,
      ${JSON.stringify(mail.mail)}::jsonb, ${mail.state}, ${mail.nextTryAt}, ${mail.domain}, ${mail.createdBy}, ${work.now})`.execute(work.db);
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

export async function undoHeld(db: Db, messageId: string): Promise<boolean> {
  const found = await sql`update outbox set state = 'undone' where message_id = ${messageId} and state in ('held', 'needs_yes') returning id`.execute(db);
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
  const found = await sql<MailPerson>`select name, address from mailbox where active order by created_at, id limit 1`.execute(db);
  return found.rows[0] ?? null;
}
