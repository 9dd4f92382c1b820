import { queueMail, sendableAddress, type MailPerson } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { type Incoming, type Silence, silenceFor } from './auto-answer.rules.ts';
import { claimAutoAnswer } from './auto-answer.store.ts';
import { htmlBody, type MailBody, plainBody } from './body.rules.ts';
import { caseLink, type CaseOfMail, threadOf, type ThreadIds, writerFor } from './case-mail.ts';
import { mailLanguage } from './language.rules.ts';
import { longDate, longDay, zoneName } from './long-date.rules.ts';
import { activeMailboxes } from '../mailboxes/mailbox-list.ts';
import { say } from '../say.ts';
import { caseSubject, plainSubject } from './subject.rules.ts';

export interface Acknowledgement extends CaseOfMail {
  /** Of the message that shows it in the case, if it has one; its row may be kept after, in the same transaction. */
  messageId?: string | null;
  to: MailPerson;
  receivedAt: Date;
  /** Null when nothing is promised. */
  promisedAt: Date | null;
  /** The term the law sets, with its article; null where none does. */
  legal: { dueAt: Date; article: string } | null;
  /** The contact is recorded with their consent: how to get it is told (Ley 10/2025, art. 12.1). */
  recorded?: boolean;
  /**
   * What was received, word for word: only for a proven address (DMARC passed, or it answered through a token of ours before).
   * Null otherwise: then nothing the sender wrote goes out (T3).
   */
  content: { subject: string; text: string } | null;
  threadIds: ThreadIds;
  /** What the arrival was, so that machines are not answered; null for the channels without mail. */
  incoming: Incoming | null;
}

export type Acknowledged =
  | { sent: true; outboxId: string; mailId: string; from: MailPerson; subject: string; text: string; mailboxId: string }
  | { sent: false; reason: Silence };

/** Acknowledges at once: case, key, date and time, content, promise and how to follow. Silent towards machines, and within the caps against loops and floods. */
export async function queueAcknowledgement(work: Work, ack: Acknowledgement): Promise<Acknowledged> {
  const own = await activeMailboxes(work.db);
  if (own.size === 0) return { sent: false, reason: 'no_mailbox' };
  const silent = sendableAddress(ack.to.address) ? silenceFor(ack.to.address, ack.incoming, own) : 'unanswerable';
  if (silent) return { sent: false, reason: silent };
  const writer = await writerFor(work, ack);
  const capped = await claimAutoAnswer(work, {
    address: ack.to.address,
    caseId: ack.caseId,
    mailboxId: writer.mailbox.id,
    kind: 'acknowledgement',
  });
  if (capped) return { sent: false, reason: capped };
  const company = await companyInUse(work.db);
  const composed = compose(ack, writer.brand, { zone: company.zone, link: caseLink(work.house.config, ack.key) });
  const from = { name: writer.brand.name, address: writer.mailbox.address };
  const queued = await queueMail(work, {
    kind: 'acknowledgement',
    fixedWords: ack.content === null,
    from,
    replyTo: writer.replyTo,
    to: [ack.content ? ack.to : { name: '', address: ack.to.address }],
    subject: composed.subject,
    topic: ack.content ? plainSubject(ack.reference, ack.content.subject) : null,
    text: plainBody(composed.body),
    html: htmlBody(composed.body),
    ...threadOf(ack.threadIds),
    messageId: ack.messageId ?? null,
    caseId: ack.caseId,
  });
  return {
    sent: true,
    outboxId: queued.outboxId,
    mailId: queued.mailId,
    from,
    subject: composed.subject,
    text: composed.body.text,
    mailboxId: writer.mailbox.id,
  };
}

/** An unproven address may belong to a victim: it gets facts of ours only, not one word the sender chose (T3). */
function compose(
  ack: Acknowledgement,
  brand: { formOfAddress: string; signature: string },
  to: { zone: string; link: string },
): { subject: string; body: MailBody } {
  const language = mailLanguage(ack.language);
  const form = brand.formOfAddress;
  const { content } = ack;
  const lines = [
    say(language, 'mail.ack.received', {
      form,
      date: longDate(ack.receivedAt, to.zone, language),
      zone: zoneName(ack.receivedAt, to.zone, language),
    }),
    say(language, 'mail.ack.case', { form, reference: ack.reference, key: ack.key, link: to.link }),
    ack.promisedAt
      ? say(language, 'mail.ack.promise', { form, date: longDate(ack.promisedAt, to.zone, language) })
      : '',
    ack.legal
      ? say(language, 'mail.ack.legal', {
          date: longDay(ack.legal.dueAt, to.zone, language),
          article: ack.legal.article,
        })
      : '',
    ack.recorded ? say(language, 'mail.ack.recorded', { form }) : '',
    say(language, 'mail.ack.person', { form }),
    content ? '' : say(language, 'mail.ack.not_you', { form }),
  ];
  const subject = caseSubject(
    ack.reference,
    content?.subject ?? say(language, 'mail.ack.subject', { form }),
    content !== null && ack.threadIds.inReplyTo !== null,
  );
  const verbatim = content && [content.subject, content.text.trim()].filter(Boolean).join('\n\n');
  return {
    subject,
    body: {
      language,
      text: lines.filter(Boolean).join('\n\n'),
      signature: [brand.signature, say(language, 'mail.director', { link: `${to.link}/direccion` })],
      quote: verbatim ? { intro: say(language, 'mail.ack.content', { form }), text: verbatim } : null,
    },
  };
}
