/** What other parts ask to be sent, and how it is kept until it has left. */

export interface MailPerson {
  /** Shown before the address; '' when unknown. */
  name: string;
  address: string;
}

/** One of our own stored files; its bytes are read when the mail leaves (never a path or a URL). */
export interface MailFile {
  sha256: string;
  name: string;
  type: string;
  /** A picture shown in the text, under this name after `cid:`. */
  contentId?: string | null;
}

/** `reply`: a person wrote it. `acknowledgement`, `notice`: automatic, to a customer. `system`: automatic, to people of the house. */
export type MailKind = 'reply' | 'acknowledgement' | 'notice' | 'system';

export interface MailDraft {
  kind: MailKind;
  /** Holds no word that whoever acts could choose. */
  fixedWords?: boolean;
  /** Absent: the setting `mail.from`, else the first mailbox. */
  from?: MailPerson;
  replyTo?: MailPerson | null;
  to: readonly MailPerson[];
  cc?: readonly MailPerson[];
  bcc?: readonly MailPerson[];
  subject: string;
  text: string;
  /** A fragment; it is cleaned again before it leaves. Absent for plain text only. */
  html?: string | null;
  /** Message-IDs with their angle brackets. */
  inReplyTo?: string | null;
  references?: readonly string[];
  /** Subject of the conversation without «Re:» or tags, for programs that group by it (Outlook). */
  topic?: string | null;
  attachments?: readonly MailFile[];
  messageId?: string | null;
  caseId?: string | null;
  /** The stream of the log that it speaks of: an answer that names this mail is an answer to that. */
  about?: readonly [kind: string, id: string];
  /** Give bounces an address of their own (`local+b.<token>@…`); only for mailboxes whose mail reaches our own listener. */
  bounceAddress?: boolean;
  /** May be taken back until then; afterwards it leaves. The Date header is this time. */
  holdUntil?: Date | null;
}

export type DeliveryState =
  | 'held'
  | 'queued'
  | 'needs_yes'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'deferred'
  | 'bounced'
  | 'failed'
  | 'undone';
export type RecipientState = 'queued' | 'sent' | 'deferred' | 'failed' | 'bounced';

export interface Recipient {
  address: string;
  field: 'to' | 'cc' | 'bcc';
  state: RecipientState;
  /** What the server said of this one, when it was not a yes. */
  reply: string | null;
}

/** The column `outbox.mail`: everything its bytes are built from, so that a retry sends the same bytes. */
export interface StoredMail {
  from: MailPerson;
  replyTo: MailPerson | null;
  to: MailPerson[];
  cc: MailPerson[];
  subject: string;
  text: string;
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  topic: string | null;
  attachments: MailFile[];
  /** ISO 8601 UTC. */
  date: string;
  /** Its words are blanked, because it held a live link and has left; this hash still knows them. Such a mail is not sent again. */
  wordsSha256?: string;
}

export interface Queued {
  outboxId: string;
  mailId: string;
  state: DeliveryState;
}
