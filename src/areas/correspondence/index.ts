/** Correspondence's door: mailboxes, what is written from them for a case, and how it fared. */
export {
  dropMailboxLease,
  findMailbox,
  findSecret,
  type Mailbox,
  noteMailboxHealth,
  takeMailboxLease,
} from './mailboxes/mailbox.store.ts';
export { activeMailboxes, forgetMailboxes, mailboxAt, mailboxFor } from './mailboxes/mailbox-list.ts';
export { createMailbox } from './mailboxes/edit-mailbox.ts';
export { imapAccess, ImapRefused } from './mailboxes/imap-access.ts';
export { checkReplyMac, readReplyAddress, replyToken, type ReplyToken } from './writing/tokens.ts';
export {
  type Bounced,
  mailIdFor,
  markBounced,
  readMailId,
  sentMailOf,
  type SentMail,
  undoQueued,
} from '#platform/mail/outbox/index.ts';
export { queueReply, type QueuedReply, type ReplyToSend } from './writing/queue-reply.ts';
export { silentMailboxes } from './writing/auto-answer.store.ts';
export { queueAcknowledgement, type Acknowledged, type Acknowledgement } from './writing/queue-acknowledgement.ts';
export { noticeWords, queueNotice, type NoticeKind } from './writing/queue-notice.ts';
export { deliveriesOf, type Delivery } from './outgoing/deliveries.ts';
export { longDay, mailLanguage } from './writing/language.rules.ts';
export { caseLink } from './writing/case-mail.ts';
export { parts } from './parts.ts';
