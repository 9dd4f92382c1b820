import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { DomainError, missing } from '#platform/errors/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import { newToken } from '#platform/ids/index.ts';
import { fileKind } from '#platform/mail/content/mime/file-kind.ts';
import { type House, type PersonActor, transact, type Work } from '#platform/work/index.ts';
import type { FileRef } from '../opening/new-case.ts';
import { safeName } from './file-name.rules.ts';
import { claimUploads, insertUpload } from './upload.store.ts';

export { deleteUnused as deleteUnusedUploads } from './upload.store.ts';

export const UPLOAD_LIMIT = 50 * 1024 * 1024;
const HEAD = 4_200;

export interface Uploaded {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
}

/** Runs it in one transaction, knowing the bytes it is about. */
export type Commit = <T>(sha256: string, run: (work: Work) => Promise<T>) => Promise<T>;

/** Streams one file to the store. Its id is 256 random bits, works for this person only, and once (T21, T26). */
export async function upload(
  house: House,
  actor: PersonActor,
  source: Readable,
  given: { name: string; declared: string },
  commit: Commit = (_sha256, run) => transact(house, actor, run),
): Promise<Uploaded> {
  const stored = await house.files.put(source, UPLOAD_LIMIT).catch((error: unknown) => {
    throw error instanceof TooLarge
      ? new DomainError('invalid', 'file.too_large', { limitMb: UPLOAD_LIMIT / 1024 / 1024 })
      : error;
  });
  const name = safeName(given.name);
  const type = await fileKind(await headOf(house.files.path(stored.sha256)), given.declared, name);
  const uploaded = { id: newToken(), name, type, ...stored };
  return commit(stored.sha256, async (work) => {
    await insertUpload(work, actor.id, uploaded);
    return uploaded;
  });
}

async function headOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEAD - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The files of these uploads, spent on `usedBy` (a message or note). Somebody else's, spent or unknown: refused alike. */
export async function takeUploads(work: Work, ids: readonly string[], usedBy: string): Promise<FileRef[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  if (work.actor.kind !== 'person') throw missing('file.not_found');
  const files = await claimUploads(work, work.actor.id, wanted, usedBy);
  if (files.length < wanted.length) throw missing('file.not_found');
  return wanted
    .map((id) => files.find((file) => file.id === id))
    .flatMap((file) =>
      file
        ? [{ sha256: file.sha256, name: file.name, type: file.type, size: file.size, inline: false, contentId: null }]
        : [],
    );
}
