import type { Readable } from 'node:stream';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { once } from '#platform/http/idempotency.ts';
import { Bytes, type RouteContext } from '#platform/http/route.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { fileKind } from '#platform/mail/content/mime/file-kind.ts';
import type { Work } from '#platform/work/index.ts';
import { mayWrite } from '../policy.rules.ts';
import { articlesApi as api } from './articles.contract.ts';
import { findArticle } from './article.store.ts';
import { todayOf } from './today.ts';
import { deleteFile, filesOf, insertFile, type FileRow } from './version.store.ts';
import { held } from './write.ts';

const LIMIT = 20 * 1024 * 1024;
const MOST_FILES = 20;
const HEAD = 4_200;
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF/\\]/g;

/** Streams one file to the store, then joins it to the article. What it is is told by its bytes. */
export async function addArticleFile(
  work: Work,
  { id, name }: { id: string; name: string },
  context: RouteContext,
): Promise<CallOutput<typeof api.addArticleFile>> {
  demand(mayWrite(work.actor));
  if (!(await findArticle(work.db, work.actor, id, await todayOf(work)))) throw missing('article.not_found');
  const stored = await work.house.files.put(context.request.body as Readable, LIMIT).catch((error: unknown) => {
    throw error instanceof TooLarge ? invalid('article.file_large', { limitMb: LIMIT / 1024 / 1024 }) : error;
  });
  const safe = name.normalize('NFC').replaceAll(HIDDEN, '').trim().replace(/^\.+$/, '') || 'archivo';
  const type = await fileKind(await headOf(work, stored.sha256), 'application/octet-stream', safe);
  return once(work, context, api.addArticleFile, { about: [id, safe, stored.sha256] }, async (inner) => {
    await held(inner, id);
    if ((await filesOf(inner.db, id)).length >= MOST_FILES) throw invalid('article.files_many', { most: MOST_FILES });
    const file: FileRow = { id: newId(), name: safe, type, ...stored };
    await insertFile(inner.db, id, file, inner.now);
    record(inner, ['article', id], 'article.filed', { file: file.id, sha256: file.sha256 });
    return { id: file.id, name: safe, type, size: file.size };
  });
}

async function headOf(work: Work, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const source = work.house.files.read(sha256);
  for await (const chunk of source) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
}

export async function removeArticleFile(work: Work, id: string, fileId: string): Promise<void> {
  await held(work, id);
  if (!(await deleteFile(work.db, id, fileId))) throw missing('article.not_found');
  record(work, ['article', id], 'article.file_removed', { file: fileId });
}

/** Through whoever asks for it: of an internal article nobody outside gets a byte. @throws {DomainError} article.not_found */
export async function readArticleFile(work: Work, id: string, fileId: string): Promise<Bytes> {
  const found = await findArticle(work.db, work.actor, id, await todayOf(work));
  const file = found && (await filesOf(work.db, id)).find((one) => one.id === fileId);
  if (!file) throw missing('article.not_found');
  return new Bytes(work.house.files.read(file.sha256), { type: file.type, name: file.name, size: file.size });
}
