import type { FastifyRequest } from 'fastify';
import { fileTypeFromFile } from 'file-type';
import { TooLarge } from '#platform/files/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { House } from '#platform/work/index.ts';
import { uploaded, type Uploaded } from '#areas/channels/form/index.ts';

const MOST_FILES = 10;
const MOST_BYTES = 40 * 1024 * 1024;
const MOST_TEXT = 4 * 1024 * 1024;
const PURPOSE = 'portal-files';

export interface Posted {
  fields: Record<string, string>;
  files: Uploaded[];
  /** The files were too many or too large: the text is kept, the files are not. */
  tooLarge: boolean;
}

/** Reads a multipart post: fields as text, files streamed to the store. Never throws for size; the page says so. */
export async function readPosted(house: House, request: FastifyRequest): Promise<Posted> {
  const posted: Posted = { fields: {}, files: [], tooLarge: false };
  let left = MOST_BYTES;
  for await (const part of request.parts({
    limits: { fileSize: MOST_BYTES + 1, files: MOST_FILES + 1, fieldSize: MOST_TEXT },
  })) {
    if (part.type === 'field') posted.fields[part.fieldname] = storable(String(part.value));
    else if (part.filename === '' || request.tooMany || posted.tooLarge || posted.files.length >= MOST_FILES) {
      posted.tooLarge ||= !request.tooMany && part.filename !== '' && posted.files.length >= MOST_FILES;
      part.file.resume();
    } else {
      try {
        const file = await keepFile(house, part.file, part.filename, left);
        left -= file.size;
        if (file.size > 0) posted.files.push(file);
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        posted.tooLarge = true;
      }
    }
  }
  if (posted.tooLarge) posted.files = [];
  return posted;
}

async function keepFile(house: House, stream: NodeJS.ReadableStream, name: string, limit: number): Promise<Uploaded> {
  const stored = await house.files.put(stream as import('node:stream').Readable, limit);
  // The type is what the bytes are, not what the browser said.
  const type = (await fileTypeFromFile(house.files.path(stored.sha256)))?.mime ?? 'application/octet-stream';
  return {
    ...stored,
    type,
    name: storable(name)
      .replaceAll(/[\p{Cc}/\\]/gu, '_')
      .slice(0, 255),
  };
}

/** Files of the first page, carried by the second: sealed, so that nobody can name a file that is not theirs. */
export function sealFiles(house: House, files: readonly Uploaded[]): string {
  return house.secrets.encrypt(PURPOSE, JSON.stringify(files));
}
export function openFiles(house: House, sealed: string | undefined): Uploaded[] {
  if (!sealed) return [];
  try {
    return uploaded
      .array()
      .max(MOST_FILES)
      .parse(JSON.parse(house.secrets.decrypt(PURPOSE, sealed)));
  } catch {
    return [];
  }
}
