import { addInbound } from '#areas/cases/index.ts';
import { markBounced as markAddress } from '#areas/customers/index.ts';
import { markBounced, sentMailOf } from '#platform/mail/outbox/index.ts';
import type { Arrival, Processed } from '#areas/intake/index.ts';
import type { MailBounce } from '#platform/mail/content/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';
import { inboundOf, receivedAtOf } from './inbound.rules.ts';
import { recipientsOf } from './thread.ts';

/**
 * A delivery report joins the mail it returns: the mail is marked, the address too, the case comes back to its agent by the
 * event the outbox writes. Null: it returns nothing of ours, and is a contact like any other.
 */
export async function processBounce(
  work: Work,
  arrival: Arrival,
  read: ReadMail,
  bounce: MailBounce,
): Promise<Processed | null> {
  const { mail } = read;
  const named = [bounce.originalMessageId, mail.inReplyTo, ...mail.references].filter((id) => id !== null);
  const sent = await sentMailOf(work.db, { addresses: recipientsOf(read), mailIds: named });
  if (!sent) return null;
  const report = bounce.recipients.map(({ address, permanent, status, diagnostic }) => ({
    address,
    permanent,
    status,
    reply: diagnostic,
  }));
  for (const address of await markBounced(work, sent.id, report))
    await markAddress(work, address, [bounce.status, bounce.diagnostic].filter(Boolean).join(' '));
  if (!sent.caseId) return { outcome: 'bounce', reason: 'bounce_joined' };
  const placing = {
    intakeId: arrival.id,
    rawSha256: arrival.raw_sha256,
    receivedAt: receivedAtOf(read.envelope, arrival.received_at),
    threadedBy: 'bounce',
    heldReason: null,
    customerId: null,
    warnings: [],
  };
  const { messageId } = await addInbound(work, sent.caseId, { ...inboundOf(read, placing), automatic: 'bounce' });
  return { outcome: 'bounce', reason: 'bounce_joined', caseId: sent.caseId, messageId };
}
