/** What a mail turned out to hold. Everything here is plain JSON: it crosses threads and can be stored. */

export interface MailAddress {
  /** Display name as written, '' when there is none. A claim of the sender, never an identity. */
  name: string;
  /** `local@domain` as written; '' when the header held only a name. */
  address: string;
}

export interface MailAttachment {
  /** MIME part path: '2', '1.3'; parts out of a winmail.dat or a signed wrapper continue it ('2/1'). */
  part: string;
  /** Absolute path of the decoded bytes inside the folder given as `into`; null when none was given. */
  storedAt: string | null;
  /** Cleaned for showing: no path, control or direction-override characters. Never a storage name. */
  name: string;
  declaredType: string;
  /** Told by the content itself, lower case; the declared type only decides between kinds of text. */
  type: string;
  /** Decoded size in bytes. */
  size: number;
  /** Hex digest of the decoded bytes. */
  sha256: string;
  /** Without angle brackets. */
  contentId: string | null;
  /** Shown inside the body (referred to by `cid:`), so not listed as a file. */
  inline: boolean;
}

/** Only decides whether automatic answers are allowed; it never drops a mail. */
export type MailKind = 'person' | 'auto-reply' | 'bounce' | 'list' | 'calendar' | 'auto-generated';

export interface BouncedRecipient {
  address: string;
  /** RFC 3463 code such as '5.1.1'; '' when the report gave none. */
  status: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  diagnostic: string;
  /** The address will not work by trying again. */
  permanent: boolean;
}

export interface MailBounce extends Omit<BouncedRecipient, 'address'> {
  /** `<id@host>` of the mail that came back, when the report names it. */
  originalMessageId: string | null;
  /** The first recipient that failed (its fields are repeated above); '' when unknown. */
  recipient: string;
  /** Every recipient the report speaks of, at most 50. */
  recipients: BouncedRecipient[];
}

export interface MailCalendar {
  /** iTIP method in upper case: REQUEST, REPLY, CANCEL… ; '' when missing. */
  method: string;
  uid: string;
  summary: string;
  location: string;
  /** ISO 8601: '2026-03-03', '2026-03-03T10:00:00' (local, see zone) or with Z. */
  start: string | null;
  end: string | null;
  zone: string | null;
  organizer: MailAddress | null;
  /** The first attendee's answer in a REPLY: ACCEPTED, DECLINED, TENTATIVE… */
  answer: string | null;
  attendee: MailAddress | null;
}

export interface ForwardedMail {
  /** How it was recognised. */
  by: 'text' | 'attachment';
  from: MailAddress | null;
  subject: string;
  /** As the forwarding program wrote it, or ISO when it was attached whole. */
  date: string;
  /** What the forwarding person wrote above. */
  note: string;
  /** The original text. */
  text: string;
}

export interface MailProtection {
  format: 'smime' | 'pgp';
  /** 'opaque-signed' was unpacked: text and attachments are those inside. */
  how: 'signed' | 'encrypted' | 'opaque-signed';
}

/** Notes people must see: something was left out of what is shown. The raw mail always has it all. */
export type MailWarningCode =
  | 'recipients-cut'
  | 'headers-cut'
  | 'parts-cut'
  | 'nesting-cut'
  | 'text-cut'
  | 'html-as-text'
  | 'not-closed'
  | 'charset-guessed'
  | 'winmail-unreadable'
  | 'signed-unreadable';

export interface MailWarning {
  code: MailWarningCode;
  /** How many there were in all, where that says something. */
  count?: number;
}

export type UnreadableReason = 'time-out' | 'out-of-memory' | 'failed';

export interface ParsedMail {
  /** False: only the headers below could be had; the mail must still become a contact. */
  readable: boolean;
  reason: UnreadableReason | null;
  /** For the log, when reason is 'failed': error name and place, no content of the mail. */
  detail: string | null;

  /** `<id@host>` with its angle brackets; null when absent or empty. */
  messageId: string | null;
  inReplyTo: string | null;
  /** Oldest first, at most 100 (the first and the newest 99). */
  references: string[];
  from: MailAddress | null;
  sender: MailAddress | null;
  replyTo: MailAddress[];
  /** At most 200 each: for showing, never for sending to all. */
  to: MailAddress[];
  cc: MailAddress[];
  /** All addresses in To and Cc, shown or not. */
  recipientsTotal: number;
  /** Envelope sender; '' is the null sender `<>`; null when unknown. */
  returnPath: string | null;
  /** ISO 8601 UTC of the Date header; null when missing or unreadable. */
  date: string | null;
  subject: string;

  /** The whole plain text, lines ending in \n. */
  text: string;
  /** `visible + signature + quoted` is exactly `text`. */
  visible: string;
  signature: string;
  quoted: string;
  /** Clean and safe to show in the sandboxed frame; null when the mail has no HTML. Folded parts carry `data-quoted`. */
  html: string | null;
  /** The HTML has remote images, kept as `data-remote-src`. */
  hasRemoteContent: boolean;
  language: MailLanguage | null;

  attachments: MailAttachment[];
  kind: MailKind;
  /** Short codes of the evidence, for people to check: 'auto-submitted', 'list-id'… */
  kindReasons: string[];
  bounce: MailBounce | null;
  calendar: MailCalendar | null;
  forwarded: ForwardedMail | null;
  protection: MailProtection | null;
  /** Value of our own loop header, when the mail carries it. */
  loop: string | null;
  warnings: MailWarning[];
  /** Headers worth keeping beside the raw mail, names in lower case, values unfolded but untouched otherwise. */
  rawHeaders: { name: string; value: string }[];
}

export const MAIL_LANGUAGES = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** A mail on disk (streamed, any size) or in memory (small ones). */
export type MailSource = { path: string } | { bytes: Uint8Array };

export interface ReadMailOptions {
  /** Existing folder for the decoded attachments; without it they are only described. The caller moves or removes the files. */
  into?: string;
  /** MAIL FROM when the mail came by SMTP; wins over a Return-Path header. '' is the null sender. */
  envelopeFrom?: string;
  /** Addresses we receive at: a list that is one of them (a shared mailbox) does not make its mails list mail. */
  ownAddresses?: string[];
  /** What our own mails carry in `X-Cauce-Loop`. Another installation's mark says nothing: a person may write from there. */
  loopMark?: string;
  limits?: Partial<MailLimits>;
}

export interface MailLimits {
  /** Milliseconds for a mail up to 2 MB; each further MB adds `msPerMegabyte`. */
  milliseconds: number;
  msPerMegabyte: number;
  parts: number;
  depth: number;
  /** Headers kept per part; the ones we use are kept beyond it. */
  headers: number;
  /** Decoded bytes of one text part, and of all of them together. */
  textBytes: number;
  allTextBytes: number;
  shownRecipients: number;
}
