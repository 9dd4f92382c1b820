// Raw mail bytes → understood, safe content. No database, no business word.

import { startReaders } from './mail-readers.ts';
import type { MailReaders } from './mail-readers.ts';
import type { MailSource, ParsedMail, ReadMailOptions } from './types.ts';

let shared: MailReaders | null = null;

/** Reads a mail on this process's shared reader thread, started at first use. See `MailReaders.read`. */
export function readMail(source: MailSource, options?: ReadMailOptions): Promise<ParsedMail> {
  shared ??= startReaders();
  return shared.read(source, options);
}

/** Ends the shared thread (a later `readMail` starts another). */
export async function stopReaders(): Promise<void> {
  const readers = shared;
  shared = null;
  await readers?.stop();
}

export { buildText } from './html/build-text.ts';
export { cleanHtml, cleanOutgoingHtml } from './html/clean-html.ts';
export type { CleanHtml, CleanOptions } from './html/clean-html.ts';
export { DEFAULT_LIMITS, LOOP_HEADER } from './limits.ts';
export { startReaders } from './mail-readers.ts';
export type { MailReaders, ReadersOptions } from './mail-readers.ts';
export { splitReply } from './reply/split-reply.ts';
export type { SplitText } from './reply/split-reply.ts';
export type * from './types.ts';
