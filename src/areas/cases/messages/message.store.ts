import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import { newId } from '#platform/ids/index.ts';
import type { FileRef, InboundMessage, MailAddress } from '../opening/new-case.ts';
import { queueTexts } from '../searching/file-text.store.ts';
import { SEARCHED_CHARACTERS } from './excerpt.rules.ts';

/** A message as it is written, inwards or outwards. Never changed afterwards but for undone_at, failed_at and its case. */
export interface NewMessage {
  id: string;
  caseId: string;
  /** The case it was meant for, when that one goes on in another. */
  originCaseId?: string;
  direction: 'in' | 'out';
  channel: string;
  authorId: string | null;
  customerId: string | null;
  from: MailAddress;
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  bcc: readonly MailAddress[];
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
  authenticity: Readonly<Record<string, string>>;
  warnings: readonly string[];
  intakeId: string | null;
  rawSha256: string | null;
  mailId: string | null;
  at: Date;
  receivedAt: Date;
  expectsAnswer: boolean;
  attachments: readonly FileRef[];
}

export function fromInbound(id: string, caseId: string, message: InboundMessage): NewMessage {
  return { ...message, id, caseId, direction: 'in', authorId: null, bcc: [], expectsAnswer: false };
}

/** The writes of one message as parts of a statement of the caller: the row with its search words, its files and their names. */
export function messageParts(message: NewMessage, now: Date): RawBuilder<unknown>[] {
  const parts = [sql`new_message as (${insertMessage(message)})`];
  if (message.attachments.length > 0)
    parts.push(
      sql`new_file as (${insertFiles(message.attachments, now)})`,
      sql`new_attachment as (${insertAttachments(message.attachments, { messageId: message.id })})`,
    );
  parts.push(...textsOf(message.attachments));
  return parts;
}

export async function storeMessage(db: Db, message: NewMessage, now: Date): Promise<void> {
  await sql`with ${sql.join(messageParts(message, now))} select 1`.execute(db);
}

/** Their text is read later; that it is to be is kept with them. */
function textsOf(files: readonly FileRef[]): RawBuilder<unknown>[] {
  const texts = queueTexts(files);
  return texts ? [sql`new_text as (${texts})`] : [];
}

function insertMessage(m: NewMessage): RawBuilder<unknown> {
  const [subject, text] = [storable(m.subject), storable(m.text)];
  return sql`
    insert into message (id, case_id, origin_case_id, direction, channel, author_id, customer_id, from_name, from_address, "to", cc, bcc, recipients_total,
      subject, text, quoted, signature, html, has_remote, language, automatic, threaded_by, held_reason, authenticity, warnings, intake_id, raw_sha256, mail_id,
      at, received_at, expects_answer, search)
    values (${m.id}, ${m.caseId}, ${m.originCaseId ?? m.caseId}, ${m.direction}, ${m.channel}, ${m.authorId}, ${m.customerId}, ${storable(m.from.name)}, ${storable(m.from.address)}, ${list(m.to)}, ${list(m.cc)}, ${list(m.bcc)}, ${m.recipientsTotal},
      ${subject}, ${text}, ${storable(m.quoted)}, ${storable(m.signature)}, ${storable(m.html)}, ${m.hasRemote}, ${m.language}, ${m.automatic}, ${m.threadedBy}, ${m.heldReason}, ${JSON.stringify(m.authenticity)}::jsonb, ${[...m.warnings]}::text[], ${m.intakeId}, ${m.rawSha256}, ${m.mailId},
      ${m.at}, ${m.receivedAt}, ${m.expectsAnswer}, ${isReceipt(m) ? sql`''::tsvector` : searchWords(m.language, subject, peopleAndFiles(m), text)})`;
}

/** Our receipt repeats what the message it answers says: found there, and once. */
function isReceipt(m: NewMessage): boolean {
  return m.direction === 'out' && m.automatic === 'acknowledgement';
}

/** What reading found, in place of what an older reader left; a file it has already is not hung on it twice. */
export async function rewriteMessage(db: Db, id: string, found: InboundMessage, now: Date): Promise<void> {
  const m = fromInbound(id, '', found);
  const [subject, text] = [storable(m.subject), storable(m.text)];
  await sql`
    update message set subject = ${subject}, text = ${text}, quoted = ${storable(m.quoted)}, signature = ${storable(m.signature)}, html = ${storable(m.html)}, has_remote = ${m.hasRemote}, language = ${m.language},
      "to" = ${list(m.to)}, cc = ${list(m.cc)}, recipients_total = ${m.recipientsTotal}, warnings = ${[...m.warnings]}::text[], search = ${searchWords(m.language, subject, peopleAndFiles(m), text)} where id = ${id}`.execute(
    db,
  );
  const kept = await sql<{ sha256: string }>`select sha256 from attachment where message_id = ${id}`.execute(db);
  const added = m.attachments.filter((file) => !kept.rows.some((row) => row.sha256 === file.sha256));
  if (added.length > 0)
    await sql`with ${sql.join([sql`new_file as (${insertFiles(added, now)})`, ...textsOf(added)])} ${insertAttachments(added, { messageId: id })}`.execute(
      db,
    );
}

/** Subject first, then people and file names, then what was written: quoted text was searched where it was first written. */
function searchWords(language: string | null, subject: string, names: string, text: string): RawBuilder<unknown> {
  const part = (words: string, weight: 'A' | 'B' | 'C') =>
    sql`setweight(search_words(${words.slice(0, SEARCHED_CHARACTERS)}, ${language}), ${sql.lit(weight)})`;
  return sql`${part(subject, 'A')} || ${part(names, 'B')} || ${part(text, 'C')}`;
}

function peopleAndFiles(m: NewMessage): string {
  const people = [m.from, ...m.to.slice(0, 20), ...m.cc.slice(0, 20)].map(({ name, address }) => `${name} ${address}`);
  return storable([...people, ...m.attachments.map((file) => file.name)].join(' '));
}

export function insertAttachments(
  files: readonly FileRef[],
  of: { messageId?: string; noteId?: string },
): RawBuilder<unknown> {
  return sql`
    insert into attachment (id, message_id, note_id, position, sha256, name, type, size, inline, content_id)
    select a.id, ${of.messageId ?? null}::uuid, ${of.noteId ?? null}::uuid, a.position - 1, a.sha256, a.name, a.type, a.size, a.inline, a.content_id
    from unnest(${files.map(() => newId())}::uuid[], ${files.map((f) => f.sha256)}::text[], ${files.map((f) => storable(f.name))}::text[], ${files.map((f) => f.type)}::text[],
      ${files.map((f) => f.size)}::bigint[], ${files.map((f) => f.inline)}::boolean[], ${files.map((f) => f.contentId)}::text[]) with ordinality
      as a (id, sha256, name, type, size, inline, content_id, position)`;
}

function list(addresses: readonly MailAddress[]): RawBuilder<unknown> {
  return sql`${storable(JSON.stringify(addresses.map(({ name, address }) => ({ name: storable(name), address: storable(address) }))))}::jsonb`;
}
