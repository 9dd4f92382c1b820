import type { InboundMessage, MailAddress } from '#areas/cases/index.ts';
import type { ParsedMail } from '#platform/mail/content/index.ts';

export interface ForwardedContact {
  from: MailAddress;
  subject: string;
  message: Pick<
    InboundMessage,
    | 'from'
    | 'to'
    | 'cc'
    | 'recipientsTotal'
    | 'subject'
    | 'text'
    | 'quoted'
    | 'signature'
    | 'html'
    | 'hasRemote'
    | 'automatic'
    | 'threadedBy'
    | 'mailId'
    | 'authenticity'
  >;
}

/**
 * A colleague passes on what a customer wrote to them: the customer's case, in the customer's words. What the colleague wrote
 * above stays folded below it; the mail as it came hangs on the arrival.
 */
export function forwardedContact(mail: ParsedMail): ForwardedContact | null {
  const { forwarded } = mail;
  if (!forwarded?.from?.address.includes('@')) return null;
  const subject = forwarded.subject || mail.subject;
  return {
    from: forwarded.from,
    subject,
    message: {
      from: forwarded.from,
      to: mail.to,
      cc: mail.cc,
      recipientsTotal: mail.recipientsTotal,
      subject,
      text: forwarded.text,
      quoted: forwarded.note,
      signature: '',
      // The HTML holds both voices; only the words are the customer's.
      html: '',
      hasRemote: false,
      automatic: null,
      threadedBy: 'agent',
      mailId: mail.messageId,
      // DMARC spoke for the colleague, not for the customer.
      authenticity: {},
    },
  };
}
