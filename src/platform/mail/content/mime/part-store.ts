import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fileSource, memorySource } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';

// Where decoded attachments go: a file each, under names of ours. Small ones wait in memory until their end.

export interface StoredPart {
  path: string | null;
  size: number;
  sha256: string;
  /** The first bytes, enough to tell the type. */
  head: Buffer;
  open(): ByteSource;
  /** Its content was taken out, or it is not wanted: removes the file. */
  discard(): void;
}

export interface PartSink {
  /** Keeps what it is given: the caller may reuse the buffer. */
  write(bytes: Buffer): void;
  finish(): StoredPart;
}

/** Parts up to this size need no file while reading, and types are told by as much. */
const HEAD = 65_536;

/** The folder of one mail. With no folder given, big parts pass through a temporary one that `dispose` removes. */
export class PartStore {
  readonly #into: string | null;
  #temporary: string | null = null;
  #made = false;

  constructor(into: string | null) {
    this.#into = into;
  }

  /** `keep` false: needed only while reading (a wrapper whose content is taken out). */
  sink(keep: boolean): PartSink {
    const hash = createHash('sha256');
    const start: Buffer[] = [];
    let size = 0;
    let held = 0;
    let path: string | null = null;
    let file = -1;
    const toFile = () => {
      path = this.#newPath();
      file = openSync(path, 'wx', 0o600);
      for (const chunk of start) writeSync(file, chunk);
    };
    return {
      write(bytes) {
        hash.update(bytes);
        size += bytes.length;
        if (file === -1 && size > HEAD) toFile();
        if (file !== -1) writeSync(file, bytes);
        if (held < HEAD) {
          start.push(Buffer.from(bytes.subarray(0, HEAD - held)));
          held = Math.min(HEAD, held + bytes.length);
        }
      },
      finish: () => {
        if (file === -1 && keep && this.#into !== null) toFile();
        if (file !== -1) closeSync(file);
        const head = Buffer.concat(start);
        const stored = path;
        return {
          path: keep && this.#into !== null ? stored : null,
          size,
          sha256: hash.digest('hex'),
          head,
          discard: () => void (stored !== null && rmSync(stored, { force: true })),
          open: () => (stored === null ? memorySource(head) : fileSource(stored)),
        };
      },
    };
  }

  dispose(): void {
    if (this.#temporary !== null) rmSync(this.#temporary, { recursive: true, force: true });
  }

  #newPath(): string {
    if (this.#into === null) this.#temporary ??= mkdtempSync(join(tmpdir(), 'cauce-mail-'));
    else if (!this.#made) mkdirSync(this.#into, { recursive: true });
    this.#made = true;
    return join(this.#into ?? this.#temporary!, randomUUID());
  }
}
