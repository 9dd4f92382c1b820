import { queueMail, type DeliveryState, type MailFile, type MailPerson } from '#platform/mail/outbox/index.ts';
import { mailOfWriting } from '#platform/writing/index.ts';
import type { Work } from '#platform/work/index.ts';
import { htmlBody, type MailBody, plainBody } from './body.rules.ts';
import { caseLink, type CaseOfMail, threadOf, type ThreadIds, writerFor } from './case-mail.ts';
import { mailLanguage } from './language.rules.ts';
import { longDate } from './long-date.rules.ts';
import { say } from '../say.ts';
import { caseSubject, plainSubject } from './subject.rules.ts';

export interface ReplyToSend extends CaseOfMail {
  /** The row of `message` may be kept before or after, in the same transaction. */
  messageId: string;
  to: readonly MailPerson[];
  cc?: readonly MailPerson[];
  bcc?: readonly MailPerson[];
  /** As the customer wrote it; «Re:» and the reference are put here. */
  subject: string;
  text: string;
  /** Its shape as clean writing, pictures named by the `contentId` of their file; '' or nothing where the text says it all. */
  html?: string;
  /** Who writes; null when it is the house. */
  author: { name: string; signature: string } | null;
  attachments?: readonly MailFile[];
  /** Message-IDs of what it answers, so that programs show one conversation. */
  threadIds?: ThreadIds;
  /** The previous message, only when the person asked to include it. */
  quote?: { name: string; at: Date; text: string; zone: string } | null;
  /** Undo time: until then it can be taken back. */
  holdUntil?: Date | null;
  /** Send later. */
  sendAt?: Date | null;
}

export interface QueuedReply {
  outboxId: string;
  mailId: string;
  state: DeliveryState;
  from: MailPerson;
  subject: string;
  mailboxId: string;
}

/**
 * Composes an answer of a case and leaves it in the outbox.
 * @throws `mailbox.none`, `mail.no_recipient`, `mail.recipient_invalid`
 */
export async function queueReply(work: Work, reply: ReplyToSend): Promise<QueuedReply> {
  const { mailbox, brand, replyTo } = await writerFor(work, reply);
  const from = { name: reply.author ? `${reply.author.name} · ${brand.name}` : brand.name, address: mailbox.address };
  const thread = threadOf(reply.threadIds);
  const subject = caseSubject(reply.reference, reply.subject, thread.references.length > 0);
  const body = bodyOf(work, reply, brand);
  const queued = await queueMail(work, {
    kind: 'reply',
    from,
    replyTo,
    to: reply.to,
    cc: reply.cc ?? [],
    bcc: reply.bcc ?? [],
    subject,
    topic: plainSubject(reply.reference, reply.subject),
    text: plainBody(body),
    html: htmlBody(body),
    ...thread,
    attachments: reply.attachments ?? [],
    messageId: reply.messageId,
    caseId: reply.caseId,
    bounceAddress: mailbox.source === 'smtp',
    holdUntil: later(reply.holdUntil, reply.sendAt),
  });
  return { ...queued, from, subject, mailboxId: mailbox.id };
}

function bodyOf(work: Work, reply: ReplyToSend, brand: { signature: string; formOfAddress: string }): MailBody {
  const language = mailLanguage(reply.language);
  const link = caseLink(work.house.config, reply.key);
  return {
    language,
    text: reply.text,
    ...(reply.html ? { html: mailOfWriting(reply.html) } : {}),
    signature: [
      reply.author?.signature || reply.author?.name || '',
      brand.signature,
      say(language, 'mail.follow', { form: brand.formOfAddress, reference: reply.reference, link }),
      say(language, 'mail.director', { link: `${link}/direccion` }),
    ],
    quote: reply.quote
      ? {
          intro: say(language, 'mail.wrote', {
            date: longDate(reply.quote.at, reply.quote.zone, language),
            name: reply.quote.name,
          }),
          text: reply.quote.text,
        }
      : null,
  };
}

function later(a: Date | null | undefined, b: Date | null | undefined): Date | null {
  if (!a || !b) return a ?? b ?? null;
  return a > b ? a : b;
}
