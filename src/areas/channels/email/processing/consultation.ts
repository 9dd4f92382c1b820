import { takeConsultationMail } from '#areas/authority/index.ts';
import type { Processed } from '#areas/intake/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';
import { authorOf } from './inbound.rules.ts';
import { recipientsOf } from './thread.ts';

/**
 * An area answers by mail, at the signed address of its consultation or replying to its mail: it never becomes a message of the case, which its customer
 * may read. Null when the mail is for none of them.
 */
export async function processConsultation(work: Work, read: ReadMail, about: string | null): Promise<Processed | null> {
  const { mail, authenticity, files } = read;
  const taken = await takeConsultationMail(work, {
    recipients: recipientsOf(read),
    about,
    from: authorOf(read).address,
    forged: authenticity.dmarc === 'fail',
    text: mail.visible,
    byPerson: mail.kind === 'person',
    // Pictures of a signature are no answer.
    files: files.filter((file) => !file.inline),
  });
  if (!taken) return null;
  return {
    outcome: taken.as === 'answered' || taken.as === 'said' ? 'inside' : 'ignored',
    reason: `consultation_${taken.as}`,
    caseId: taken.caseId,
  };
}
