import { peopleByIds } from '#areas/identity/index.ts';
import type { Work } from '#platform/work/index.ts';
import { hasLeft } from '../consultations/asking/whom.store.ts';
import { findProposal } from '../proposals/proposal.store.ts';
import { readCommentAddress } from './asking/comment-address.ts';
import { findAuthorisation } from './authorisation.store.ts';
import { sayAbout } from './converse.ts';

export interface MailForAuthorisation {
  /** Every address it was sent to. */
  recipients: readonly string[];
  /** What the mail of ours that it answers is about; null when it answers none. */
  about: string | null;
  from: string;
  /** DMARC says that somebody else wrote it. */
  forged: boolean;
  /** What the person wrote, without the quoted mail below. */
  text: string;
  /** False for out-of-office and other machines. */
  byPerson: boolean;
}

/**
 * Takes a mail that came to the signed address of a request or answers its mail: its words become a comment, whatever they say
 * (design.md §4.5). Null when it does neither.
 */
export async function takeAuthorisationMail(
  work: Work,
  mail: MailForAuthorisation,
): Promise<{ caseId: string; as: 'said' | 'automatic' | 'left' } | null> {
  const [kind, named] = mail.about?.split(':') ?? [];
  const ids = mail.recipients.map((address) => readCommentAddress(work.house.secrets, address));
  for (const id of [...ids, kind === 'authorisation' ? named : null]) {
    const row = id ? await findAuthorisation(work.db, id) : undefined;
    const proposal = row && (await findProposal(work.db, row.proposalId));
    if (!row || !proposal) continue;
    if (!mail.byPerson || mail.text.trim() === '') return { caseId: proposal.caseId, as: 'automatic' };
    if (await hasLeft(work.db, mail.from)) return { caseId: proposal.caseId, as: 'left' };
    const approver = (await peopleByIds(work.db, [row.approverId])).get(row.approverId);
    const theirs = !mail.forged && approver?.email === mail.from.toLowerCase();
    // From another address it is told whose it says it is: nobody speaks in the approver's name.
    const text = theirs ? mail.text : `${mail.from}: ${mail.text}`;
    await sayAbout(work, row.id, { authorId: theirs ? row.approverId : null, via: 'mail', text });
    return { caseId: proposal.caseId, as: 'said' };
  }
  return null;
}
