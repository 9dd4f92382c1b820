import { missing } from '#platform/errors/index.ts';
import { Bytes } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { findAttachment, findMessage, inlineFiles, type MessageData } from '../reading/thread.store.ts';
import { framePage, framePolicy, textAsHtml } from './frame.rules.ts';
import { previewOf } from './preview.rules.ts';
import { findUpload } from './upload.store.ts';

/** The message as a page of its own for the sandboxed frame: the third wall after the cleaner and the frame itself. */
export async function messageFrame(
  work: Work,
  id: string,
  options: { images: boolean; theme: 'light' | 'dark' },
): Promise<Bytes> {
  const message = await demandMessage(work, id);
  const files = await inlineFiles(work.db, id);
  const inline = new Map(files.map((file) => [file.sha256, `/api/v1/attachments/${file.id}?inline=true`]));
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const page = framePage(message.html || textAsHtml(message.text), { ...options, language, inline });
  return new Bytes(Buffer.from(page, 'utf8'), {
    type: 'text/html; charset=utf-8',
    name: `${message.reference}.html`,
    inline: true,
    policy: framePolicy(options.images),
  });
}

/** The bytes as they arrived. */
export async function messageRaw(work: Work, id: string): Promise<Bytes> {
  const message = await demandMessage(work, id);
  const { rawSha256 } = message;
  if (!rawSha256 || !(await work.house.files.has(rawSha256))) throw missing('message.not_found');
  const mail = message.channel === 'email';
  return new Bytes(work.house.files.read(rawSha256), {
    type: mail ? 'message/rfc822' : 'application/octet-stream',
    name: `${message.reference}-${id.slice(-8)}.${mail ? 'eml' : 'json'}`,
    size: await work.house.files.size(rawSha256),
  });
}

/**
 * A browser's own PDF viewer does not start in a sandbox, and may count as an object. A PDF answered as one runs in that viewer,
 * never as a page of ours; nothing else may be loaded.
 */
const PDF_POLICY =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

/** A file; shown in place only when our viewer asks and its content is a safe kind (T34, T35). */
export async function readAttachment(work: Work, id: string, inline: boolean): Promise<Bytes> {
  const file = await findAttachment(work.db, work.actor, id);
  if (!file) throw missing('file.not_found');
  const preview = previewOf(file.type);
  const shown = inline && preview !== 'none';
  return new Bytes(work.house.files.read(file.sha256), {
    type: shown ? file.type : 'application/octet-stream',
    name: file.name,
    inline: shown,
    size: Number(file.size),
    ...(shown && preview === 'pdf' ? { policy: PDF_POLICY } : {}),
  });
}

/** A picture of one's own that stands in what one is writing. */
export async function readUpload(work: Work, id: string): Promise<Bytes> {
  const file = work.actor.kind === 'person' ? await findUpload(work.db, work.actor.id, id) : undefined;
  if (!file || previewOf(file.type) !== 'image') throw missing('file.not_found');
  return new Bytes(work.house.files.read(file.sha256), {
    type: file.type,
    name: file.name,
    inline: true,
    size: Number(file.size),
  });
}

async function demandMessage(work: Work, id: string): Promise<MessageData> {
  const message = await findMessage(work.db, work.actor, id);
  if (!message) throw missing('message.not_found');
  return message;
}
