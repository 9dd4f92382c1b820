import { nextLegalClock, type TargetInstance } from '#areas/clocks/index.ts';
import { queueAcknowledgement } from '#areas/correspondence/index.ts';
import { isProvenAddress } from '#areas/customers/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { storeMessage, type NewMessage } from '../messages/message.store.ts';
import { BARE_MESSAGE, type InboundMessage, type OpenedCase } from './new-case.ts';
import type { Opening } from './open.store.ts';

/**
 * The receipt at opening: key, date and time, promised date, how to follow it. What they wrote goes back only to an address
 * proven to be theirs (T3): anybody can put somebody else's in From. What was sent stands in the thread, so that an answer to it joins.
 */
export async function acknowledge(
  work: Work,
  opening: Opening,
  opened: OpenedCase,
  inbound: InboundMessage,
): Promise<void> {
  const { requester } = opening.given;
  if (!requester?.address.includes('@')) return;
  const to = { name: storable(requester.name), address: storable(requester.address) };
  const promise: TargetInstance | undefined = opening.targets.find((target) => target.kind === 'first_reply');
  // DMARC speaks for From only: a Reply-To may name a victim.
  const isAuthor = inbound.from.address.toLowerCase() === to.address.toLowerCase();
  const proven =
    (isAuthor && inbound.authenticity.dmarc === 'pass') ||
    typedByUs(work) ||
    (opening.given.customerId !== null && (await isProvenAddress(work.db, opening.given.customerId, to.address)));
  const messageId = newId();
  const legal = legalPromise(opening);
  const sent = await queueAcknowledgement(work, {
    messageId,
    caseId: opened.id,
    reference: opened.reference,
    key: opened.key,
    mailboxId: opening.given.mailboxId ?? null,
    brandId: opening.given.brandId ?? null,
    to,
    language: opening.language,
    receivedAt: opening.receivedAt,
    promisedAt: promise ? earlier(promise.dueAt, legal?.dueAt) : null,
    legal,
    recorded: opening.given.recorded ?? false,
    content: proven ? { subject: opening.subject, text: storable(inbound.text) } : null,
    threadIds: { inReplyTo: inbound.mailId, references: inbound.mailId ? [inbound.mailId] : [] },
    incoming:
      inbound.channel === 'email' ? { automatic: inbound.automatic, returnPath: inbound.returnPath ?? null } : null,
  });
  if (!sent.sent) return;
  await keepReceipt(work, { id: messageId, caseId: opened.id, to, language: opening.language, ...sent });
}

/** What was sent as a receipt, in the thread; when its mail leaves, the case has its receipt. */
export async function keepReceipt(work: Work, receipt: Omit<Receipt, 'at'>): Promise<void> {
  await storeMessage(work.db, receiptMessage({ ...receipt, at: work.now }), work.now);
}

/** Nothing is promised for later than the law's own date. */
function earlier(ours: Date, byLaw: Date | undefined): Date {
  return byLaw && byLaw < ours ? byLaw : ours;
}

/** The first of the law's terms to end, as the receipt tells it. One that is only the company's own reference is no law. */
function legalPromise({ legal }: Opening): { dueAt: Date; article: string } | null {
  const first = nextLegalClock(legal.filter(({ rule }) => rule.effect !== 'none'));
  return first && { dueAt: first.dueAt, article: first.rule.article };
}

/** An agent wrote it down at the counter or on the phone: no stranger chose the words. */
function typedByUs(work: Work): boolean {
  return work.actor.kind === 'person' && work.actor.via === 'session';
}

export interface Receipt {
  id: string;
  caseId: string;
  to: { name: string; address: string };
  from: { name: string; address: string };
  subject: string;
  text: string;
  mailId: string;
  language: string;
  at: Date;
}

function receiptMessage({ id, caseId, to, from, subject, text, mailId, language, at }: Receipt): NewMessage {
  return {
    ...BARE_MESSAGE,
    id,
    caseId,
    direction: 'out',
    channel: 'email',
    authorId: null,
    customerId: null,
    from,
    to: [to],
    bcc: [],
    recipientsTotal: 1,
    subject,
    text,
    language,
    automatic: 'acknowledgement',
    threadedBy: 'ours',
    mailId,
    at,
    receivedAt: at,
    expectsAnswer: false,
    attachments: [],
  };
}
