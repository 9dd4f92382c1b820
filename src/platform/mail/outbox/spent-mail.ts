import { sha256Hex } from '#platform/ids/index.ts';
import type { MailKind, StoredMail } from './draft.ts';

/** Two texts with the same hash say the same, however their lines were broken on the way. */
export function wordsHash(text: string): string {
  return sha256Hex(text.replaceAll(/\s+/g, ' ').trim());
}

/** What stays of a mail that has left, if less than all: one of the house may hold a link that still works, so its words go. */
export function spentMail(kind: MailKind, mail: StoredMail): StoredMail | null {
  if (kind !== 'system') return null;
  return { ...mail, text: '', html: null, wordsSha256: wordsHash(mail.text) };
}
