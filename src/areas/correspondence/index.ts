/** Correspondence's door: mailboxes, what is written from them for a case, and how it fared. */
export { dropMailboxLease, findMailbox, type Mailbox, noteMailboxHealth, takeMailboxLease } from './mailbox.store.ts';
export { activeMailboxes, mailboxAt, mailboxFor } from './mailbox-list.ts';
export { createMailbox } from './edit-mailbox.ts';
export { imapAccess, ImapRefused } from './imap-access.ts';
export { checkReplyMac, readReplyAddress, replyToken, type ReplyToken } from './tokens.ts';
export { type Bounced, mailIdFor, markBounced, readMailId, sentMailOf, type SentMail, undoQueued } from '#platform/mail/outbox/index.ts';
export { queueReply, type QueuedReply, type ReplyToSend } from './queue-reply.ts';
export { queueAcknowledgement, type Acknowledged, type Acknowledgement } from './queue-acknowledgement.ts';
export { deliveriesOf, type Delivery } from './deliveries.ts';
export { caseLink } from './case-mail.ts';
export { parts } from './parts.ts';
