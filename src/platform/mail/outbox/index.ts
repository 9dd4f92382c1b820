export type {
  DeliveryState,
  MailDraft,
  MailFile,
  MailKind,
  MailPerson,
  Queued,
  Recipient,
  RecipientState,
} from './draft.ts';
export { sendableAddress } from './draft.rules.ts';
export { queueMail, undoQueued } from './queue.ts';
export { approveMail, retryMail } from './retry-mail.ts';
export { wordsHash } from './spent-mail.ts';
export { type Bounced, markBounced, sentMailOf, type SentMail } from './bounce.ts';
export { loopMark, mailIdFor, readMailId, sameText, shortMac } from './mail-id.ts';
export { type DkimRecord, dkimRecords, makeDkimKey } from './dkim.ts';
export { findSetting, notYetTried } from './outbox.store.ts';
export { RELAY_SETTING, type RelayState, sendDue, type SenderOptions, startSender } from './sending/sender.ts';
