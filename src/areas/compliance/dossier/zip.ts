import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** Inside the archive; ASCII. */
  path: string;
  bytes: AsyncIterable<Uint8Array> | Uint8Array;
  /** Files that are compressed already go as they are. */
  stored?: boolean;
}

/** Writes an archive as it is read: one chunk in memory, whatever the files weigh. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const out: Buffer[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else out.push(Buffer.from(chunk));
  });
  const taken = (): Buffer[] => {
    if (failure) throw failure;
    return out.splice(0);
  };
  for await (const { path, bytes, stored } of entries) {
    const file = stored ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(file);
    if (bytes instanceof Uint8Array) file.push(bytes, true);
    else {
      for await (const chunk of bytes) {
        file.push(chunk);
        yield* taken();
      }
      file.push(new Uint8Array(0), true);
    }
    yield* taken();
  }
  zip.end();
  yield* taken();
}
