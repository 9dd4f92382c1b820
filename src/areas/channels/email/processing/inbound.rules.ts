import type { InboundMessage, MailAddress } from '#areas/cases/index.ts';
import { DAY } from '#platform/clock/index.ts';
import type { MailEnvelope } from '../door.ts';
import type { ReadMail } from '../reading/read-arrival.ts';
import { calendarText } from './calendar-text.rules.ts';

export interface Placing {
  intakeId: string;
  rawSha256: string;
  receivedAt: Date;
  threadedBy: string;
  heldReason: string | null;
  customerId: string | null;
  warnings: readonly string[];
}

/** A read mail as the message of a case. */
export function inboundOf(read: ReadMail, placing: Placing): InboundMessage {
  const { mail, envelope } = read;
  return {
    channel: 'email',
    from: authorOf(read),
    to: mail.to,
    cc: mail.cc,
    recipientsTotal: mail.recipientsTotal,
    subject: mail.subject,
    text: [mail.visible, mail.calendar ? calendarText(mail.calendar, mail.language) : ''].filter(Boolean).join('\n\n'),
    quoted: mail.quoted,
    signature: mail.signature,
    html: mail.html ?? '',
    hasRemote: mail.hasRemoteContent,
    language: mail.language,
    automatic: mail.kind === 'person' ? null : mail.kind,
    returnPath: mail.returnPath ?? envelope.from,
    authenticity: { ...read.authenticity },
    mailId: mail.messageId,
    at: sentAt(mail.date, placing.receivedAt),
    attachments: read.files,
    ...placing,
    warnings: [...new Set([...warningsOf(read), ...placing.warnings])],
  };
}

export function authorOf({ mail, envelope }: ReadMail): MailAddress {
  return mail.from ?? { name: '', address: envelope.from ?? '' };
}

/** Notes beside the message, as codes: what was left out of what is shown, and what speaks against its sender. */
function warningsOf({ mail, authenticity, spam }: ReadMail): string[] {
  const warnings: string[] = mail.warnings.map(({ code }) => code);
  if (!mail.readable) warnings.push('unreadable');
  if (mail.protection) warnings.push(`${mail.protection.format}-${mail.protection.how}`);
  if (authenticity.dmarc === 'fail') warnings.push('sender-not-authentic');
  if (spam) warnings.push('called-spam');
  return warnings;
}

/** When it reached the company: for a fetched mailbox, when its server had it, however long we were away. */
export function receivedAtOf(envelope: MailEnvelope, keptAt: Date): Date {
  const before = envelope.internalDate ? Date.parse(envelope.internalDate) : Number.NaN;
  return before < keptAt.getTime() ? new Date(before) : keptAt;
}

/** The sender's own date orders the thread only where it is believable: not ahead of its arrival, not a week before it. */
export function sentAt(date: string | null, receivedAt: Date): Date {
  const at = date === null ? Number.NaN : Date.parse(date);
  const believable = at <= receivedAt.getTime() && receivedAt.getTime() - at < 7 * DAY;
  return believable ? new Date(at) : receivedAt;
}

/**
 * Whom an answer goes to: Reply-To when it names one other address, as every mail program would; not for lists, which put
 * themselves there, and never an address of our own.
 */
export function requesterOf(read: ReadMail, isOurs: (address: string) => boolean): MailAddress | null {
  const { mail } = read;
  const author = authorOf(read);
  const [reply, ...others] = mail.replyTo.filter((one) => one.address.includes('@'));
  const elsewhere = reply && others.length === 0 && mail.kind !== 'list' && !isOurs(reply.address) ? reply : null;
  const requester = elsewhere ? { name: elsewhere.name || author.name, address: elsewhere.address } : author;
  return requester.address.includes('@') ? requester : null;
}
