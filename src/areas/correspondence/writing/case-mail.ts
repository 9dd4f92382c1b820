import type { Config } from '#platform/config/index.ts';
import { conflict } from '#platform/errors/index.ts';
import type { MailPerson } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { brandOf } from '#areas/organisation/index.ts';
import { mailboxFor } from '../mailboxes/mailbox-list.ts';
import type { Mailbox } from '../mailboxes/mailbox.store.ts';
import { replyToken } from './tokens.ts';

/** What every mail of a case needs to know of it. */
export interface CaseOfMail {
  caseId: string;
  /** `RC-24817`. */
  reference: string;
  /** Public key, for the link to follow the case. */
  key: string;
  mailboxId: string | null;
  brandId: string | null;
  /** The customer's language (ISO 639-1); ours are Spanish and English. */
  language: string | null;
}

/** Message-IDs of the mail that is answered and of those before it. */
export interface ThreadIds {
  inReplyTo: string | null;
  references: readonly string[];
}

/** RFC 5322 3.6.4: everything before it, ending with what it answers. */
export function threadOf(ids: ThreadIds = { inReplyTo: null, references: [] }): {
  inReplyTo: string | null;
  references: string[];
} {
  const answered = ids.inReplyTo ?? ids.references.at(-1) ?? null;
  return {
    inReplyTo: answered,
    references: answered ? [...ids.references.filter((id) => id !== answered), answered] : [],
  };
}

export interface Writer {
  mailbox: Mailbox;
  brand: Awaited<ReturnType<typeof brandOf>>;
  /** Answers come to an address that proves where they belong; only where our own listener receives them. */
  replyTo: MailPerson | null;
}

/** From which mailbox, in whose name and form. @throws `mailbox.none` when there is nothing to write from. */
export async function writerFor(work: Work, about: CaseOfMail): Promise<Writer> {
  const mailbox = await mailboxFor(work.db, about);
  if (!mailbox) throw conflict('mailbox.none');
  const brand = await brandOf(work.db, about.brandId ?? mailbox.brandId);
  const token = replyToken(work.house.secrets, {
    caseId: about.caseId,
    reference: about.reference,
    mailboxAddress: mailbox.address,
  });
  return { mailbox, brand, replyTo: mailbox.source === 'smtp' ? { name: brand.name, address: token } : null };
}

/** Where a customer follows the case without signing in. */
export function caseLink(config: Config, key: string): string {
  return `${config.baseUrl}/caso/${encodeURIComponent(key)}`;
}
