import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addMs, DAY } from '#platform/clock/index.ts';
import { listStored, removeLeftovers, removeOlder } from './sweep.ts';

export interface StoredFile {
  sha256: string;
  size: number;
}

/** Bytes under their own SHA-256. Names given by people are data in rows, never paths. */
export interface FileStore {
  /** Streams to disk, flushes file and folder, then answers. `limit` in bytes: beyond it throws `TooLarge` and keeps nothing. */
  put(source: Readable | Uint8Array, limit?: number): Promise<StoredFile>;
  read(sha256: string): Readable;
  /** For readers that need a path of their own machine (the mail reader threads). */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  size(sha256: string): Promise<number>;
  /** When its bytes were last put; null when they are not there. */
  putAt(sha256: string): Promise<Date | null>;
  /** Everything stored, some thousands at a time. */
  list(): AsyncIterable<string[]>;
  /** Removes it unless it was put since `before`. Only for what no row names any more. */
  remove(sha256: string, before: Date): Promise<boolean>;
  /** A fresh folder for half-done work. */
  scratch(): Promise<string>;
  /** Removes half-done work older than a day: left by processes that were killed; nothing of it was promised to anybody. */
  sweepScratch(now: Date): Promise<void>;
}

export class TooLarge extends Error {}

export function openFiles(dataDir: string): FileStore {
  const root = path.join(dataDir, 'files');
  const scratch = path.join(dataDir, 'scratch');
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content address');
    return path.join(root, sha256.slice(0, 2), sha256);
  };
  const keep = async (temporary: string, sha256: string): Promise<void> => {
    const target = pathOf(sha256);
    const made = await mkdir(path.dirname(target), { recursive: true });
    await rename(temporary, target);
    await flushFolder(path.dirname(target));
    // A folder just made is itself an entry that a power cut could lose.
    if (made !== undefined) for (const folder of [root, dataDir]) await flushFolder(folder);
  };
  return {
    async put(source, limit = Number.POSITIVE_INFINITY) {
      await mkdir(scratch, { recursive: true });
      const temporary = path.join(scratch, randomBytes(12).toString('hex'));
      try {
        const written =
          source instanceof Uint8Array
            ? await writeBytes(temporary, source, limit)
            : await writeStream(temporary, source, limit);
        await keep(temporary, written.sha256);
        return written;
      } catch (error) {
        // Half a file helps nobody, least of all on a disk that is full.
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    path: pathOf,
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    size: async (sha256) => (await stat(pathOf(sha256))).size,
    putAt: (sha256) =>
      stat(pathOf(sha256)).then(
        ({ mtime }) => mtime,
        () => null,
      ),
    list: () => listStored(root),
    async remove(sha256, before) {
      await mkdir(scratch, { recursive: true });
      return removeOlder(pathOf(sha256), path.join(scratch, randomBytes(12).toString('hex')), before);
    },
    async scratch() {
      const folder = path.join(scratch, randomBytes(12).toString('hex'));
      await mkdir(folder, { recursive: true });
      return folder;
    },
    sweepScratch: (now) => removeLeftovers(scratch, addMs(now, -DAY)),
  };
}

async function writeBytes(file: string, bytes: Uint8Array, limit: number): Promise<StoredFile> {
  if (bytes.length > limit) throw new TooLarge();
  await writeFile(file, bytes, { flush: true, mode: 0o600 });
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}

async function writeStream(file: string, source: Readable, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limit) throw new TooLarge();
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { sha256: hash.digest('hex'), size };
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
