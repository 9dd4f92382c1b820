import { Readable } from 'node:stream';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { FileStore } from '#platform/files/index.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { cleanOutgoingHtml } from '#platform/mail/content/html/clean-html.ts';
import type { MailKind, StoredMail } from '../draft.ts';

export interface ToCompose {
  id: string;
  kind: MailKind;
  mailId: string;
  mail: StoredMail;
}

export interface SigningKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

/** The recipients that came out of the mail are not those of the row: it must not leave (T46). */
export class RecipientsDiffer extends Error {}

/**
 * Builds the mail at once, so that one that can't be built costs the relay nothing; its bytes are read when they are wanted.
 * They are the same for the same row, try after try, because nothing in them comes from now.
 * @throws RecipientsDiffer
 */
export function composeMail(
  row: ToCompose,
  parts: { files: FileStore; loopMark: string; keys: readonly SigningKey[]; cacheDir: string },
): () => Readable {
  const { mail } = row;
  const node = new MailComposer({
    from: mail.from,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.text,
    ...htmlPart(mail.html),
    messageId: row.mailId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    references: mail.references,
    date: new Date(mail.date),
    headers: headersOf(row, parts.loopMark),
    // Only streams of our own files: nothing in a mail can name a path or an address to fetch (T47).
    attachments: mail.attachments.map((file) => ({
      filename: file.name,
      contentType: file.type,
      contentDisposition: file.contentId ? 'inline' : 'attachment',
      ...(file.contentId ? { cid: file.contentId } : {}),
      content: lazily(parts.files, file.sha256),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: sha256Hex(row.id).slice(0, 24),
  }).compile();
  demandSameRecipients(node.getEnvelope().to, mail);
  if (parts.keys.length === 0) return () => node.createReadStream();
  const keys = parts.keys.map((key) => ({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: key.privateKey,
  }));
  return () => new DKIM({ keys, cacheDir: parts.cacheDir, cacheTreshold: 1_000_000 }).sign(node.createReadStream());
}

/** Whatever wrote it, only what the allow-list knows leaves (T41). Too tangled to be cleaned: the plain text says it all. */
function htmlPart(html: string | null): { html?: string } {
  const clean = html ? cleanOutgoingHtml(html) : null;
  return clean ? { html: `<!doctype html><html><head><meta charset="utf-8"></head><body>${clean}</body></html>` } : {};
}

function headersOf(row: ToCompose, loopMark: string): { key: string; value: string }[] {
  const headers = [{ key: 'X-Cauce-Loop', value: loopMark }];
  if (row.mail.topic) headers.push({ key: 'Thread-Topic', value: row.mail.topic });
  if (row.kind !== 'reply') {
    headers.push(
      { key: 'Auto-Submitted', value: row.kind === 'system' ? 'auto-generated' : 'auto-replied' },
      { key: 'X-Auto-Response-Suppress', value: 'All' },
    );
  }
  return headers;
}

function demandSameRecipients(built: readonly string[], mail: StoredMail): void {
  const wanted = [...mail.to, ...mail.cc].map((person) => person.address).toSorted();
  const found = [...built].toSorted();
  if (wanted.length !== found.length || wanted.some((address, index) => address !== found[index]))
    throw new RecipientsDiffer('recipients differ after building');
}

/** Opens the file when it is first read: a mail that never gets that far leaves nothing open. */
function lazily(files: FileStore, sha256: string): Readable {
  return Readable.from(
    (async function* () {
      yield* files.read(sha256);
    })(),
    { objectMode: false },
  );
}
