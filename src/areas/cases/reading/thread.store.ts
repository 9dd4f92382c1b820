import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { notYetTried } from '#platform/mail/outbox/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import { ofCustomer, toCustomer } from '../replying/to-customer.store.ts';
import { attachmentsOf, type AttachmentData } from './case-view.store.ts';

interface Address {
  name: string;
  address: string;
}

export interface MessageData {
  id: string;
  caseId: string;
  reference: string;
  originReference: string | null;
  direction: 'in' | 'out';
  channel: string;
  authorId: string | null;
  author: string | null;
  fromName: string;
  fromAddress: string;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  recipientsTotal: number;
  subject: string;
  text: string;
  quoted: string;
  signature: string;
  html: string;
  hasRemote: boolean;
  language: string | null;
  automatic: string | null;
  threadedBy: string;
  heldReason: string | null;
  authenticity: Record<string, string>;
  warnings: string[];
  rawSha256: string | null;
  /** It had not left when its case was discarded, and never did. */
  withdrawn: boolean;
  /** Written by us to somebody who is not the customer. */
  aside: boolean;
  at: Date;
  receivedAt: Date;
  attachments: AttachmentData[];
}

const COLUMNS = sql`
  m.id, m.case_id as "caseId", f.reference, case when m.origin_case_id <> m.case_id then (select g.reference from case_file g where g.id = m.origin_case_id) end as "originReference", m.direction, m.channel, m.author_id as "authorId", p.name as author,
  m.from_name as "fromName", m.from_address as "fromAddress", m."to", m.cc, m.bcc, m.recipients_total as "recipientsTotal", m.subject, m.text, m.quoted, m.signature, m.html, m.has_remote as "hasRemote", case m.direction when 'out' then coalesce(m.language, f.language) else m.language end as language, m.automatic,
  m.threaded_by as "threadedBy", m.held_reason as "heldReason", m.authenticity, m.warnings, m.raw_sha256 as "rawSha256", m.withdrawn, m.direction = 'out' and not ${toCustomer} as aside, m.at, m.received_at as "receivedAt", ${attachmentsOf('message')} as attachments`;

export const MOST_MESSAGES = 100;

/** The last of the thread, in the order things were said; what its writer took back never was. */
export async function messagesOf(db: Db, caseId: string, most = MOST_MESSAGES): Promise<MessageData[]> {
  return messagesWhere(db, caseId, sql<boolean>`(m.undone_at is null or m.withdrawn)`, most);
}

/** The same thread up to one of its messages, without it; nothing when that one is of another case. */
export async function messagesBefore(db: Db, caseId: string, before: string, most: number): Promise<MessageData[]> {
  const earlier = sql<boolean>`(m.undone_at is null or m.withdrawn) and (m.at, m.id) < (select b.at, b.id from message b where b.id = ${before} and b.case_id = ${caseId})`;
  return messagesWhere(db, caseId, earlier, most);
}

/** The same thread as the customer may read it. */
export async function messagesForCustomer(db: Db, caseId: string, most = MOST_MESSAGES): Promise<MessageData[]> {
  return messagesWhere(db, caseId, shownToCustomer, most);
}

/**
 * The one rule of what a customer may see of a message `m` and of its files: what they wrote or were sent. Nothing held back, not yet left,
 * written to somebody else or by them to us alone, our own notices, and no mail of another machine: whoever knows the case's address could have a code
 * sent there and read it (T2).
 */
export const shownToCustomer: RawBuilder<boolean> = sql<boolean>`((m.automatic is null or (m.automatic = 'notice' and m.direction = 'out')) and m.held_reason is null and m.undone_at is null and (case m.direction when 'in' then ${ofCustomer} else ${toCustomer} end)
  and not exists (select from outbox o where o.message_id = m.id and (o.state = 'undone' or ${notYetTried})))`;

async function messagesWhere(db: Db, caseId: string, where: RawBuilder<boolean>, most: number): Promise<MessageData[]> {
  const found = await sql<MessageData>`
    select ${COLUMNS} from message m join case_file f on f.id = m.case_id left join person p on p.id = m.author_id
    where m.case_id = ${caseId} and ${where} order by m.at desc, m.id desc limit ${most}`.execute(db);
  return found.rows.toReversed();
}

/** One message, if the actor sees its case. */
export async function findMessage(db: Db, actor: Actor, id: string): Promise<MessageData | undefined> {
  const found = await sql<MessageData>`
    select ${COLUMNS} from message m join case_file f on f.id = m.case_id join case_inbox i on i.case_id = m.case_id left join person p on p.id = m.author_id
    where m.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db);
  return found.rows[0];
}

export interface FoundAttachment {
  id: string;
  sha256: string;
  name: string;
  type: string;
  size: number;
}

/** One attachment of a message or note, if the actor sees the case it hangs from. */
export async function findAttachment(db: Db, actor: Actor, id: string): Promise<FoundAttachment | undefined> {
  const found = await sql<FoundAttachment>`
    select a.id, a.sha256, a.name, a.type, a.size from attachment a left join message m on m.id = a.message_id left join note n on n.id = a.note_id
    join case_inbox i on i.case_id = coalesce(m.case_id, n.case_id) where a.id = ${id}::uuid and ${visibleTo(actor)}`.execute(
    db,
  );
  return found.rows[0];
}

/** Inline files by their Content-ID, for the pictures inside a message. */
export async function inlineFiles(db: Db, messageId: string): Promise<{ id: string; sha256: string }[]> {
  const found = await sql<{ id: string; sha256: string }>`
    select id, sha256 from attachment where message_id = ${messageId} and content_id is not null`.execute(db);
  return found.rows;
}
