import { readMailId } from '#areas/correspondence/index.ts';
import { loopMark, sentMailOf, wordsHash } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';

/** What a mail with a Message-ID of ours is: our own come back as it left, or somebody's words under that name. */
export interface OwnMail {
  isCopy: boolean;
  caseId: string | null;
}

/** Null when its Message-ID is not ours. A copy carries our mark, or says what we said. */
export async function ownMailOf(work: Work, { mail }: ReadMail): Promise<OwnMail | null> {
  const { secrets } = work.house;
  if (!mail.messageId || !readMailId(secrets, mail.messageId)) return null;
  const sent = await sentMailOf(work.db, { mailIds: [mail.messageId] });
  const isMarked = mail.loop?.trim() === loopMark(secrets);
  const saysTheSame =
    sent?.subject === mail.subject &&
    (sent.wordsSha256 ?? wordsHash(sent.text)) === wordsHash(mail.text) &&
    mail.attachments.length <= sent.files;
  return { isCopy: isMarked || saysTheSame, caseId: sent?.caseId ?? null };
}

/** Kept like any contact, but nobody is answered, and no later answer to the mail of ours is taken for one to this. */
export function underOurName(read: ReadMail): ReadMail {
  const kind = read.mail.kind === 'person' ? 'auto-generated' : read.mail.kind;
  return { ...read, mail: { ...read.mail, kind, messageId: null } };
}
