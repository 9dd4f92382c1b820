import type { CASE_TYPES, CHANNELS, FLAGS, LEGAL_CLASSES } from '../contract.ts';

export interface MailAddress {
  name: string;
  address: string;
}

/** A case to be opened. Who brings it has already found the customer and the mailbox; the rest has a sensible default. */
export interface NewCase {
  subject: string;
  channel: (typeof CHANNELS)[number];
  customerId: string | null;
  /** Who asks: participant and addressee of the acknowledgement. Without address the case has no e-mail to answer to. */
  requester: MailAddress | null;
  language?: string | null;
  brandId?: string | null;
  mailboxId?: string | null;
  /** The company's default team when left out: a case never lacks hands. */
  teamId?: string | null;
  ownerId?: string | null;
  type?: (typeof CASE_TYPES)[number];
  /** What the law calls it; by its type and reason when left out, none when null. */
  legalClass?: (typeof LEGAL_CLASSES)[number] | null;
  /** The pack whose terms count, where it isn't the one in force for the brand (a complaints book of another country). */
  legalPack?: string;
  priority?: 'normal' | 'high';
  flags?: readonly (typeof FLAGS)[number][];
  reasonCode?: string | null;
  petitions?: readonly string[];
  /** When the contact reached us, by any door: clocks count from here. Now when left out; never later than now. */
  receivedAt?: Date;
  /** False keeps the acknowledgement back; it is never sent to automatic mail, held mail or without an address. */
  acknowledge?: boolean;
  /** They let the contact be recorded as proof: the receipt says how to get it. */
  recorded?: boolean;
  /** Another case this one was split from or refers to («stranger» who wrote a number of ours, «copy» of a mail to two mailboxes, message moved). */
  linkTo?: { caseId: string; kind: 'related' | 'stranger' | 'copy' };
}

export interface FileRef {
  sha256: string;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  contentId: string | null;
}

/** A message that reached us, parsed and judged by its channel. Its bytes are kept already (`rawSha256`, `intakeId`). */
export interface InboundMessage {
  channel: string;
  from: MailAddress;
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  recipientsTotal: number;
  subject: string;
  text: string;
  quoted: string;
  signature: string;
  html: string;
  hasRemote: boolean;
  language: string | null;
  /** Why it was not written by a person for us (`auto-reply`, `bounce`…); null for people. */
  automatic: string | null;
  threadedBy: string;
  /** Why a person must judge it first; it is shown, but neither joins nor answers anything until then. */
  heldReason: string | null;
  authenticity: Readonly<Record<string, string>>;
  warnings: readonly string[];
  intakeId: string | null;
  rawSha256: string | null;
  mailId: string | null;
  /** Envelope sender, where there was one: nobody answers the null sender by itself. */
  returnPath?: string | null;
  /** As the sender dates it, and when it reached us. */
  at: Date;
  receivedAt: Date;
  customerId: string | null;
  attachments: readonly FileRef[];
}

/** What only a mail that was read brings, as any other message has it: a channel spreads it and says what is its own. */
export const BARE_MESSAGE = {
  to: [],
  cc: [],
  recipientsTotal: 0,
  quoted: '',
  signature: '',
  html: '',
  hasRemote: false,
  automatic: null,
  heldReason: null,
  authenticity: {},
  warnings: [],
  intakeId: null,
  rawSha256: null,
  mailId: null,
} as const satisfies Partial<InboundMessage>;

export interface OpenedCase {
  id: string;
  /** RC-24817 */
  reference: string;
  /** K7MR-4P2-92XD */
  key: string;
  subject: string;
  ownerId: string | null;
  teamId: string;
  receivedAt: Date;
  nextAt: Date;
  dueAt: Date | null;
}
