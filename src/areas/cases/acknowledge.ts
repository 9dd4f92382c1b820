import { queueAcknowledgement } from '#areas/correspondence/index.ts';
import { customersByIds } from '#areas/customers/index.ts';
import type { TargetInstance } from '#areas/clocks/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { InboundMessage, OpenedCase } from './new-case.ts';
import type { Opening } from './open.store.ts';

/**
 * The receipt at opening: key, date and time, promised date, how to follow it. What they wrote goes back only to an address
 * proven to be theirs (T3): anybody can put somebody else's in From.
 */
export async function acknowledge(work: Work, opening: Opening, opened: OpenedCase, inbound: InboundMessage, promise: TargetInstance | null): Promise<void> {
  const to = opening.given.requester;
  if (!to?.address.includes('@')) return;
  const proven = inbound.authenticity.dmarc === 'pass' || (await isProven(work, opening.given.customerId, to.address));
  await queueAcknowledgement(work, {
    caseId: opened.id,
    reference: opened.reference,
    key: opened.key,
    mailboxId: opening.given.mailboxId ?? null,
    brandId: opening.given.brandId ?? null,
    to,
    language: opening.language,
    receivedAt: opening.receivedAt,
    promisedAt: promise?.dueAt ?? null,
    content: proven ? { subject: opening.subject, text: inbound.text } : null,
    threadIds: { inReplyTo: inbound.mailId, references: inbound.mailId ? [inbound.mailId] : [] },
  });
}

async function isProven(work: Work, customerId: string | null, address: string): Promise<boolean> {
  if (!customerId) return false;
  const customer = (await customersByIds(work.db, [customerId])).get(customerId);
  return customer?.emailProven === true && customer.email === address.toLowerCase();
}
