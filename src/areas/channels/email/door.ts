import { Readable } from 'node:stream';
import { keep, type Kept, type NewArrival } from '#areas/intake/index.ts';
import type { Mailbox } from '#areas/correspondence/index.ts';
import type { FileStore, StoredFile } from '#platform/files/index.ts';
import type { House } from '#platform/work/index.ts';
import { mailIdIn } from './mail-id.rules.ts';

/** How a mail reached us; kept beside its bytes, which stay exactly as they came. */
export interface MailEnvelope {
  door: 'smtp' | 'imap' | 'api';
  /** MAIL FROM; '' is the null sender; null when this door has no envelope. */
  from: string | null;
  /** The recipients of this mailbox, as the sender wrote them. */
  to: string[];
  remoteIp?: string;
  helo?: string;
  tls?: boolean;
  /** When the mailbox's own server received it (ISO 8601), where that is earlier than our fetching it. */
  internalDate?: string;
}

export interface NewMail {
  mailbox: Mailbox;
  raw: StoredMail;
  envelope: MailEnvelope;
}

/**
 * Commits one mail for one mailbox. The same bytes for the same mailbox are the same arrival, whatever door they use and
 * however often they are sent: who was cut off before hearing yes may try again.
 */
export function keepMail(house: House, mail: NewMail): Promise<Kept> {
  return keep(house, arrivalOf(house, mail));
}

export function arrivalOf(house: House, { mailbox, raw: { mailId, ...raw }, envelope }: NewMail): NewArrival {
  return {
    channel: 'email',
    mailboxId: mailbox.id,
    dedupeKey: `${mailbox.id}:${raw.sha256}`,
    mailKey: mailId,
    raw,
    envelope: { ...envelope },
    receivedAt: house.clock.now(),
    type: 'message/rfc822',
  };
}

const SMALL = 128 * 1024;

/** A mail in the file store, and what it calls itself. */
export interface StoredMail extends StoredFile {
  mailId: string | null;
}

/**
 * Puts a mail in the file store while it streams in, small ones in one write. Beyond `limit` it throws `TooLarge`, keeps
 * nothing and leaves the rest unread: the source is not destroyed, so that its sender can still be answered.
 */
export async function storeMail(files: FileStore, source: Readable, limit: number): Promise<StoredMail> {
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  const head: Buffer[] = [];
  let size = 0;
  while (size <= SMALL) {
    const next = await chunks.next();
    if (next.done) return storeBytes(files, Buffer.concat(head), limit);
    head.push(next.value);
    size += next.value.length;
  }
  const mailId = mailIdIn(Buffer.concat(head));
  return { ...(await files.put(Readable.from(joined(head, chunks), { objectMode: false }), limit)), mailId };
}

export async function storeBytes(
  files: FileStore,
  bytes: Buffer,
  limit = Number.POSITIVE_INFINITY,
): Promise<StoredMail> {
  return { ...(await files.put(bytes, limit)), mailId: mailIdIn(bytes) };
}

async function* joined(head: readonly Buffer[], rest: AsyncIterableIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head;
  yield* rest;
}
