import { rereadOlderThan } from '#areas/intake/index.ts';
import { READER_VERSION } from '#platform/mail/content/reader-version.ts';
import type { House } from '#platform/work/index.ts';

/** After each release that reads better: mails that could not be read wait once more. Few at a time, so that new mail goes first. */
export function rereadUnreadable(house: House): Promise<number> {
  return rereadOlderThan(house, { channel: 'email', readerVersion: READER_VERSION });
}
