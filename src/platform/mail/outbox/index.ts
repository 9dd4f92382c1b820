export type { DeliveryState, MailDraft, MailFile, MailKind, MailPerson, Queued, Recipient, RecipientState } from './draft.ts';
export { sendableAddress } from './draft.rules.ts';
export { queueMail, undoQueued } from './queue.ts';
export { mailIdFor, readMailId, sameText, shortMac } from './mail-id.ts';
export { mailLimits } from './settings.ts';
