export type { Mailbox } from './mailbox.store.ts';
export { activeMailboxes, mailboxAt, mailboxFor } from './mailbox-list.ts';
export { checkReplyMac, readReplyAddress, replyToken, type ReplyToken } from './tokens.ts';
export { mailIdFor, readMailId, undoQueued } from '#platform/mail/outbox/index.ts';
export { queueReply, type QueuedReply, type ReplyToSend } from './queue-reply.ts';
export { queueAcknowledgement, type Acknowledged, type Acknowledgement } from './queue-acknowledgement.ts';
export { deliveriesOf, type Delivery } from './deliveries.ts';
export { caseLink } from './case-mail.ts';
