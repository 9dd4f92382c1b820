import { takeAuthorisationMail } from '#areas/authority/index.ts';
import type { Processed } from '#areas/intake/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';
import { authorOf } from './inbound.rules.ts';
import { recipientsOf } from './thread.ts';

/**
 * An approver replies to a request: a comment, never a decision, and never a message of the case, which its customer may read.
 * Null when the mail is for no request.
 */
export async function processAuthorisation(
  work: Work,
  read: ReadMail,
  about: string | null,
): Promise<Processed | null> {
  const { mail, authenticity } = read;
  const taken = await takeAuthorisationMail(work, {
    recipients: recipientsOf(read),
    about,
    from: authorOf(read).address,
    forged: authenticity.dmarc === 'fail',
    text: mail.visible,
    byPerson: mail.kind === 'person',
  });
  if (!taken) return null;
  return {
    outcome: taken.as === 'said' ? 'inside' : 'ignored',
    reason: `authorisation_${taken.as}`,
    caseId: taken.caseId,
  };
}
