import { z } from 'zod';
import { abilities, id, person, when } from '../case-endpoint.contract.ts';
import {
  ball,
  CHANNELS,
  caseType,
  fieldValues,
  flags,
  legalClass,
  OUTCOMES,
  priority,
  wakesOn,
} from '../words.contract.ts';
import { legalView } from '../legal/legal-view.contract.ts';

export type { LegalView } from '../legal/legal-view.contract.ts';

const address = z.strictObject({ name: z.string(), address: z.string() });
/** The clock that ends first. `state` and what is left are computed by clocks at reading time, on the calendar that counts it. */
export const due = z.strictObject({
  kind: z.enum(['acknowledge', 'take_in_charge', 'first_reply', 'resolve', 'legal']),
  at: when,
  startedAt: when,
  state: z.enum(['normal', 'attention', 'critical', 'overdue', 'paused', 'met']),
  internal: z.boolean(),
  /** Negative once late; zero days is today. */
  left: z.strictObject({ unit: z.enum(['working-days', 'days', 'minutes']), n: z.int() }),
});
export const caseRow = z.strictObject({
  id,
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  customerId: id.nullable(),
  type: caseType,
  channel: z.enum(CHANNELS),
  ball,
  /** Put away as never one of ours: its ball is `resolved`, but nothing was. */
  discarded: z.boolean(),
  /** The case it goes on in: its ball is `resolved`, but nobody was answered by that. */
  mergedInto: z.string().optional(),
  ballSince: when,
  owner: person.nullable(),
  teamId: id.nullable(),
  due: due.nullable(),
  nextAt: when,
  snoozedUntil: when.nullable(),
  /** What brings it back before that date. */
  wakesOn: wakesOn.optional(),
  movedAt: when,
  unread: z.boolean(),
  priority,
  flags,
  circuit: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Whom inside it waits for: an area or a person, since when and until when. */
  waitsFor: z
    .strictObject({ kind: z.enum(['area', 'person']), id, name: z.string(), since: when, dueAt: when })
    .nullable(),
  tagIds: z.array(id),
  excerpt: z.string(),
  /** Of the same problem as others: they hang from it, or it hangs from one. */
  family: z.enum(['parent', 'child']).optional(),
  can: abilities,
});
export type CaseRow = z.infer<typeof caseRow>;
export const attachmentView = z.strictObject({
  id,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  inline: z.boolean(),
  preview: z.enum(['image', 'pdf', 'none']),
});
export const delivery = z.strictObject({
  state: z.enum([
    'held',
    'queued',
    'needs_yes',
    'waiting',
    'sending',
    'sent',
    'deferred',
    'bounced',
    'failed',
    'undone',
  ]),
  outboxId: id,
  attempts: z.int(),
  nextTryAt: when.nullable(),
  lastReply: z.string().nullable(),
  sentAt: when.nullable(),
  recipients: z.array(z.strictObject({ address: z.string(), state: z.string() })),
});
export const threadedBy = z.enum([
  'new',
  'token',
  'references',
  'subject_key',
  'portal',
  'agent',
  'api',
  'form',
  'moved',
  'bounce',
  'ours',
]);
export const messageView = z.strictObject({
  id,
  reference: z.string(),
  direction: z.enum(['in', 'out']),
  channel: z.string(),
  author: person.nullable(),
  from: address,
  to: z.array(address),
  cc: z.array(address),
  bcc: z.array(address),
  recipientsTotal: z.int(),
  subject: z.string(),
  text: z.string(),
  quoted: z.string(),
  signature: z.string(),
  html: z.string(),
  hasRemoteContent: z.boolean(),
  language: z.string().nullable(),
  attachments: z.array(attachmentView),
  automatic: z.string().nullable(),
  threadedBy,
  /** Why a person must judge it before anything happens (stranger, forged agent…); null when nothing is held. */
  heldReason: z.string().nullable(),
  authenticity: z.strictObject({ spf: z.string(), dkim: z.string(), dmarc: z.string() }).partial(),
  warnings: z.array(z.string()),
  at: when,
  receivedAt: when,
  delivery: delivery.nullable(),
  /** Written by us to somebody who is not the customer: it answers nothing. */
  aside: z.boolean(),
  originReference: z.string().nullable(),
  can: abilities,
});
export type MessageView = z.infer<typeof messageView>;
export const noteView = z.strictObject({
  id,
  /** Null: a rule of the company's wrote it. */
  author: person.nullable(),
  text: z.string(),
  /** With its shape; '' where its text says it all. */
  html: z.string(),
  mentions: z.array(person),
  attachments: z.array(attachmentView),
  at: when,
});
/** A line of the log in the thread: `type` is the event's name, `data` its ids and codes, `by` whoever did it. */
export const eventView = z.strictObject({
  n: z.int(),
  type: z.string(),
  at: when,
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export const petitionView = z.strictObject({
  id,
  position: z.int(),
  text: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.string().nullable(),
  decidedAt: when.nullable(),
  decidedBy: person.nullable(),
});
export const targetView = z.strictObject({
  kind: z.string(),
  startedAt: when,
  dueAt: when,
  metAt: when.nullable(),
  state: z.string(),
  spentMinutes: z.int().nullable(),
  explanation: z.string(),
  /** The case it was promised for, when that one goes on in this. */
  of: z.string().optional(),
});
export const caseView = caseRow.extend({
  key: z.string(),
  legalClass: legalClass.nullable(),
  reasonCode: z.string().nullable(),
  language: z.string(),
  brandId: id.nullable(),
  mailbox: z.strictObject({ id, address: z.string(), name: z.string() }).nullable(),
  fields: fieldValues,
  receivedAt: when,
  openedAt: when,
  acknowledgedAt: when.nullable(),
  firstReplyAt: when.nullable(),
  resolvedAt: when.nullable(),
  participants: z.array(
    z.strictObject({
      address: z.string(),
      name: z.string(),
      role: z.enum(['requester', 'copied', 'third_party']),
      customerId: id.nullable(),
      bounced: z.boolean(),
    }),
  ),
  petitions: z.array(petitionView),
  /** The last of them. */
  messages: z.array(messageView),
  /** There are more messages than these: `earlierMessages` has them, and the PDF of the case. */
  hasEarlier: z.boolean().optional(),
  notes: z.array(noteView),
  events: z.array(eventView),
  targets: z.array(targetView),
  legal: z.array(legalView),
  /** The soonest date a customer may be given to complete missing data; null where the law of the case has no such request. */
  completionFrom: when.nullable(),
  /** How a remote offer stands with the law of the case: it may be made, it is open, or its law knows none. */
  remoteOffer: z.enum(['possible', 'open', 'none']),
  followers: z.array(person),
  links: z.array(
    z.strictObject({ reference: z.string(), subject: z.string(), kind: z.string(), ball, discarded: z.boolean() }),
  ),
  /** Cases that go on in this one. */
  merged: z.array(z.strictObject({ id, reference: z.string(), subject: z.string(), at: when, by: person.nullable() })),
  previous: z.array(
    z.strictObject({ reference: z.string(), subject: z.string(), openedAt: when, ball, discarded: z.boolean() }),
  ),
  version: z.int(),
});
export type CaseView = z.infer<typeof caseView>;
