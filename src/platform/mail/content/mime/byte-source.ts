import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes in memory or in a file, read by position: what big attachments, winmail.dat and signed wrappers are read from. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end. Valid until the next call. */
  read(offset: number, length: number): Buffer;
  close(): void;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    size: buffer.length,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    close() {},
  };
}

/** Reads synchronously: for worker threads. Throws the file system's error when the file is not there. */
export function fileSource(path: string): ByteSource {
  const file = openSync(path, 'r');
  let scratch = Buffer.alloc(0);
  return {
    size: fstatSync(file).size,
    read(offset, length) {
      if (scratch.length < length) scratch = Buffer.allocUnsafe(length);
      return scratch.subarray(0, readSync(file, scratch, 0, length, offset));
    },
    close: () => closeSync(file),
  };
}

const CHUNK = 131_072;

/** Walks over [start, end) in pieces; a piece is valid during the call only. */
export function eachChunk(source: ByteSource, visit: (chunk: Buffer) => void, start = 0, end = source.size): void {
  for (let at = start; at < end;) {
    const chunk = source.read(at, Math.min(CHUNK, end - at));
    if (chunk.length === 0) return;
    visit(chunk);
    at += chunk.length;
  }
}
