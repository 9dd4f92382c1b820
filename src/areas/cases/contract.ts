import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = 'Cases';
/** RC-24817. The number is public and proves nothing. */
export const reference = z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/);
const byReference = z.strictObject({ reference });
const read = { access: 'person', scope: 'cases:read', tag } as const;
const write = { access: 'person', scope: 'cases:write', tag } as const;
export const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const BALLS = ['ours', 'inside', 'customer', 'snoozed', 'resolved'] as const;
export const ball = z.enum(BALLS);
export type Ball = (typeof BALLS)[number];
export const CASE_TYPES = [
  'enquiry',
  'grievance',
  'complaint',
  'incident',
  'return',
  'repair',
  'suggestion',
  'praise',
  'other',
] as const;
export const LEGAL_CLASSES = ['enquiry_immediate', 'enquiry_followup', 'incident', 'complaint'] as const;
export const OUTCOMES = ['granted', 'partly', 'rejected', 'informed', 'withdrawn', 'inadmissible'] as const;
export const DISCARD_REASONS = ['spam', 'duplicate', 'not_ours'] as const;
export const FLAGS = ['legal_threat', 'safety', 'press', 'vulnerable', 'repeat', 'continuity'] as const;
export const CHANNELS = ['email', 'form', 'phone', 'counter', 'post', 'chat', 'social', 'portal', 'api'] as const;
export const VIEWS = ['mine', 'unassigned', 'team', 'all', 'due_today', 'mentions'] as const;
const caseType = z.enum(CASE_TYPES);
const legalClass = z.enum(LEGAL_CLASSES);
const priority = z.enum(['normal', 'high']);
const flags = z.array(z.enum(FLAGS));
const person = z.strictObject({ id, name: z.string() });
const fieldValues = z.record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]));
const address = z.strictObject({ name: z.string(), address: z.string() });

/** The clock that ends first. `state` is computed by clocks' dueState at reading time. */
export const due = z.strictObject({
  kind: z.enum(['acknowledge', 'take_in_charge', 'first_reply', 'resolve', 'legal']),
  at: when,
  startedAt: when,
  state: z.enum(['normal', 'attention', 'critical', 'overdue', 'paused', 'met']),
  internal: z.boolean(),
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
  ballSince: when,
  owner: person.nullable(),
  teamId: id.nullable(),
  due: due.nullable(),
  nextAt: when,
  snoozedUntil: when.nullable(),
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
  originReference: z.string().nullable(),
  can: abilities,
});
export type MessageView = z.infer<typeof messageView>;
export const noteView = z.strictObject({
  id,
  author: person,
  text: z.string(),
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
});

/** A term of the law on the case: `explanation` is one sentence with its article; `moves`, every date it has had. */
export const legalView = z.strictObject({
  clock: z.string(),
  round: z.int(),
  name: z.string(),
  article: z.string(),
  pack: z.string(),
  packVersion: z.string(),
  /** Somebody vouches for the pack; until then what it says is shown as not reviewed. */
  reviewed: z.boolean(),
  whose: z.enum(['company', 'customer']),
  unit: z.enum(['hour', 'calendar_day', 'working_day', 'month']),
  length: z.int(),
  /** Units gone by; null for hours and months. */
  day: z.int().nullable(),
  startedAt: when,
  dueAt: when,
  metAt: when.nullable(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'lapsed', 'cancelled']),
  level: z.enum(['normal', 'attention', 'critical', 'overdue', 'paused', 'met', 'late', 'cancelled']),
  effect: z.string(),
  explanation: z.string(),
  moves: z.array(z.strictObject({ at: when, before: when, after: when, why: z.string() })),
  /** Years whose holidays nobody of the company has confirmed and on which the date rests. */
  unconfirmedYears: z.array(z.int()),
});
export type LegalView = z.infer<typeof legalView>;

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
  messages: z.array(messageView),
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
  previous: z.array(
    z.strictObject({ reference: z.string(), subject: z.string(), openedAt: when, ball, discarded: z.boolean() }),
  ),
  version: z.int(),
});
export type CaseView = z.infer<typeof caseView>;

/** A case just opened: what a program keeps of it, without the reading of all of it. */
export const openedCase = z.strictObject({
  id,
  reference: z.string(),
  key: z.string(),
  messageId: id,
  subject: z.string(),
  ownerId: id.nullable(),
  teamId: id,
  receivedAt: when,
  nextAt: when,
  dueAt: when.nullable(),
});

const text = z.string().trim().min(1).max(200_000);
const recipients = z.array(z.string().trim().min(3).max(320)).max(50);
const fileIds = z.array(z.string().max(100)).max(20).default([]);
/** Why an answer is not in the customer's language, or does not go by the way they came or chose. */
const reasons = z
  .strictObject({ language: z.string().trim().min(1).max(500), channel: z.string().trim().min(1).max(500) })
  .partial()
  .optional();
const customerInput = z.strictObject({
  id: id.optional(),
  name: z.string().trim().max(200).default(''),
  email: z.email().max(320).optional(),
  phone: z.string().trim().max(40).optional(),
});
const verb = <B extends z.ZodType>(
  method: 'POST' | 'PUT' | 'DELETE' | 'PATCH',
  path: string,
  summary: string,
  body: B,
  errors: readonly string[] = [],
) =>
  endpoint({
    method,
    path: `/api/v1/cases/:reference${path}`,
    summary,
    ...write,
    params: byReference,
    body,
    response: caseView,
    errors: ['case.not_found', 'case.reads_only', ...errors],
  });
/** A verb on one thing of the case: its id stands in the path too. */
const verbOn = <P extends z.ZodType, B extends z.ZodType>(
  method: 'POST' | 'DELETE',
  path: string,
  summary: string,
  params: P,
  body: B,
  errors: readonly string[] = [],
) =>
  endpoint({
    method,
    path: `/api/v1/cases/:reference${path}`,
    summary,
    ...write,
    params,
    body,
    response: caseView,
    errors: ['case.not_found', 'case.reads_only', ...errors],
  });
const byMessage = z.strictObject({ reference, messageId: id });
const empty = z.strictObject({}).default({});

export const casesApi = {
  listCases: endpoint({
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'A view of the inbox, what is due first on top',
    ...read,
    query: z.strictObject({
      view: z.enum(VIEWS).default('all'),
      ball: ball.optional(),
      team: id.optional(),
      owner: id.optional(),
      tag: id.optional(),
      customer: id.optional(),
      type: caseType.optional(),
      q: z.string().max(200).optional(),
      order: z.enum(['due', 'newest', 'oldest']).default('due'),
      after: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({ cases: z.array(caseRow), next: z.string().nullable(), more: z.boolean() }),
  }),
  countCases: endpoint({
    method: 'GET',
    path: '/api/v1/case-counts',
    summary: 'What waits, by view and ball (capped at 1,000)',
    ...read,
    query: z.strictObject({ view: z.enum(VIEWS).default('mine'), team: id.optional() }),
    response: z.strictObject({ balls: z.record(ball, z.int()), views: z.record(z.enum(VIEWS), z.int()) }),
  }),
  getCase: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference',
    summary: 'A case with its messages, notes and events',
    ...read,
    params: byReference,
    response: caseView,
    errors: ['case.not_found'],
  }),
  createCase: endpoint({
    method: 'POST',
    path: '/api/v1/cases',
    summary: 'Open a case',
    ...write,
    body: z.strictObject({
      subject: z.string().trim().min(1).max(500),
      text,
      customer: customerInput,
      channel: z.enum(CHANNELS).default('api'),
      type: caseType.optional(),
      teamId: id.optional(),
      ownerId: id.optional(),
      receivedAt: when.optional(),
      priority: priority.optional(),
      reasonCode: z.string().max(40).optional(),
      petitions: z.array(z.string().trim().min(1).max(2000)).max(20).default([]),
      fileIds,
      acknowledge: z.boolean().default(true),
    }),
    response: openedCase,
    status: 201,
    errors: [
      'customer.not_found',
      'team.not_found',
      'person.not_found',
      'reason.not_found',
      'case.assignee_cannot_see',
      'case.received_in_future',
      'case.reads_only',
      'file.not_found',
    ],
  }),
  markSeen: verb('PUT', '/seen', 'Mark as read, or unread again', z.strictObject({ seen: z.boolean() })),
  reply: verb(
    'POST',
    '/replies',
    'Answer the customer; leaves after the undo time',
    z.strictObject({
      text,
      to: recipients.optional(),
      cc: recipients.default([]),
      bcc: recipients.default([]),
      subject: z.string().trim().max(500).optional(),
      fileIds,
      then: z.enum(['wait', 'keep', 'resolve']).default('wait'),
      sendAt: when.optional(),
      undoSeconds: z.int().min(0).max(30).optional(),
      /** The version the composer was opened on: if the thread moved since, the first try is refused. */ basedOn: z
        .int()
        .optional(),
      insist: z.boolean().default(false),
      reasons,
    }),
    [
      'case.moved_meanwhile',
      'case.other_language',
      'case.other_way',
      'case.resolve_needs_adr',
      'case.already_resolved',
      'case.no_recipient',
      'case.recipient_invalid',
      'case.resolve_needs_petitions',
      'case.resolve_needs_reply',
      'case.resolve_needs_fields',
      'mailbox.none',
      'file.not_found',
    ],
  ),
  undoReply: verbOn('DELETE', '/replies/:messageId', 'Take a reply back before it leaves', byMessage, empty, [
    'message.not_found',
    'message.already_sent',
    'message.not_yours',
  ]),
  addNote: verb(
    'POST',
    '/notes',
    'Internal note; mentioned people are told',
    z.strictObject({ text, mentions: z.array(id).max(20).default([]), fileIds }),
    ['person.not_found', 'file.not_found'],
  ),
  classify: verb(
    'PATCH',
    '',
    'Subject, type, legal class, reason, priority, flags, fields, customer',
    z.strictObject({
      subject: z.string().trim().min(1).max(500).optional(),
      type: caseType.optional(),
      legalClass: legalClass.nullable().optional(),
      reasonCode: z.string().max(40).nullable().optional(),
      priority: priority.optional(),
      flags: flags.optional(),
      fields: fieldValues.optional(),
      customerId: id.optional(),
      language: z.string().max(5).optional(),
    }),
    ['field.not_found', 'field.wrong_value', 'reason.not_found', 'customer.not_found'],
  ),
  assign: verb(
    'PUT',
    '/assignment',
    'Give it to a person or a team, with a word of why if wanted',
    z.strictObject({ ownerId: id.nullable().optional(), teamId: id.optional(), note: z.string().max(2000).optional() }),
    ['person.not_found', 'team.not_found', 'case.assignee_cannot_see', 'case.needs_hands'],
  ),
  take: verb('POST', '/taking', 'Take it myself', empty, ['case.already_yours']),
  snooze: verb('PUT', '/snooze', 'Bring it back on a date', z.strictObject({ until: when }), [
    'case.snooze_past',
    'case.snooze_beyond_due',
    'case.snooze_beyond_legal',
    'case.resolved',
  ]),
  wake: verb('DELETE', '/snooze', 'Bring it back now', empty, ['case.not_snoozed']),
  askCompletion: verb(
    'POST',
    '/completion',
    'Ask the customer for missing data, with the date the law gives them',
    z.strictObject({ text, until: when.optional() }),
    ['case.no_completion', 'case.completion_asked', 'case.completion_too_soon', 'case.no_recipient', 'mailbox.none'],
  ),
  offerRemotely: verb(
    'POST',
    '/remote-offer',
    'Offer a remote solution; where the law says so, its term waits a few days',
    z.strictObject({ text }),
    ['case.no_remote_offer', 'case.offer_open', 'case.no_recipient', 'mailbox.none'],
  ),
  endRemoteOffer: verb('DELETE', '/remote-offer', 'They accepted or refused it by another way', empty, [
    'case.no_offer_open',
  ]),
  receiveCompletion: verb('DELETE', '/completion', 'The missing data came by another way', empty, [
    'case.completion_not_asked',
  ]),
  setPetitions: verb(
    'PUT',
    '/petitions',
    'What the customer asks, numbered',
    z.strictObject({
      petitions: z
        .array(z.strictObject({ id: id.optional(), text: z.string().trim().min(1).max(2000) }))
        .min(1)
        .max(20),
    }),
    ['petition.decided', 'petition.not_found', 'case.resolved'],
  ),
  resolve: verb(
    'POST',
    '/resolution',
    'Each petition with outcome and reason; no bare close',
    z.strictObject({
      petitions: z
        .array(
          z.strictObject({
            /** Left out, with its text, for a petition that is written down now. */ id: id.optional(),
            text: z.string().trim().min(1).max(2000).optional(),
            outcome: z.enum(OUTCOMES),
            reason: z.string().trim().min(1).max(4000),
          }),
        )
        .max(20),
      text: text.optional(),
      basedOn: z.int().optional(),
      insist: z.boolean().default(false),
      reasons,
    }),
    [
      'case.other_language',
      'case.other_way',
      'case.resolve_needs_adr',
      'case.resolve_needs_petitions',
      'case.resolve_needs_reply',
      'case.resolve_needs_fields',
      'case.already_resolved',
      'case.moved_meanwhile',
      'case.no_recipient',
      'mailbox.none',
    ],
  ),
  discard: verb(
    'POST',
    '/discard',
    'It was never ours to answer: it ends without reply or outcome, and nothing is sent',
    z.strictObject({ reason: z.enum(DISCARD_REASONS) }),
    ['case.already_resolved'],
  ),
  reopen: verb(
    'DELETE',
    '/resolution',
    'Open it again',
    z.strictObject({ why: z.string().trim().max(2000).default('') }).default({ why: '' }),
    ['case.not_resolved'],
  ),
  setTags: verb('PUT', '/tags', 'The tags of the case', z.strictObject({ tagIds: z.array(id).max(50) }), [
    'tag.not_found',
  ]),
  passUp: verb(
    'POST',
    '/director',
    'Pass it up to the Director with a line of why; the owner stays owner',
    z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  ),
  follow: verb('PUT', '/following', 'Follow it, or stop', z.strictObject({ following: z.boolean() })),
  link: verb(
    'POST',
    '/links',
    'Link it with another case',
    z.strictObject({ other: reference, kind: z.enum(['related', 'duplicate']).default('related') }),
    ['case.link_self'],
  ),
  unlink: verbOn('DELETE', '/links/:other', 'Remove a link', z.strictObject({ reference, other: reference }), empty),
  moveMessage: verbOn(
    'POST',
    '/messages/:messageId/move',
    'Detach a message into a new case, or move it to another',
    byMessage,
    z.strictObject({ to: reference.optional() }),
    ['message.not_found', 'case.move_only_message', 'case.link_self'],
  ),
  releaseMessage: verbOn(
    'POST',
    '/messages/:messageId/release',
    'A person judged a held message: it belongs here',
    byMessage,
    empty,
    ['message.not_found'],
  ),
  getMessage: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id',
    summary: 'One message, parsed',
    ...read,
    params: z.strictObject({ id }),
    response: messageView,
    errors: ['message.not_found'],
  }),
  messageFrame: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id/html',
    summary: 'The cleaned HTML as a sandboxed page; remote images only when asked',
    ...read,
    params: z.strictObject({ id }),
    query: z.strictObject({ images: z.stringbool().default(false), theme: z.enum(['light', 'dark']).default('light') }),
    response: z.unknown(),
    bytes: true,
    errors: ['message.not_found'],
  }),
  messageRaw: endpoint({
    method: 'GET',
    path: '/api/v1/messages/:id/raw',
    summary: 'The message as it arrived (EML)',
    ...read,
    params: z.strictObject({ id }),
    response: z.unknown(),
    bytes: true,
    errors: ['message.not_found'],
  }),
  getAttachment: endpoint({
    method: 'GET',
    path: '/api/v1/attachments/:id',
    summary: 'A file, as an attachment; images and PDF inline for the viewer',
    ...read,
    params: z.strictObject({ id }),
    query: z.strictObject({ inline: z.stringbool().default(false) }),
    response: z.unknown(),
    bytes: true,
    errors: ['file.not_found'],
  }),
  uploadFile: endpoint({
    method: 'POST',
    path: '/api/v1/files',
    summary:
      'Upload one file; its id is used once in a reply, note or case by the same person. No Idempotency-Key: repeated, it is another upload',
    ...write,
    raw: 'application/octet-stream',
    query: z.strictObject({ name: z.string().trim().min(1).max(255) }),
    response: z.strictObject({ id: z.string(), name: z.string(), type: z.string(), size: z.int(), sha256: z.string() }),
    status: 201,
    errors: ['file.too_large', 'case.reads_only'],
  }),
  casePdf: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/pdf',
    summary: 'The whole case as a tagged PDF (customer’s side only, or with notes)',
    ...read,
    params: byReference,
    query: z.strictObject({ internal: z.stringbool().default(false) }),
    response: z.unknown(),
    bytes: true,
    errors: ['case.not_found'],
  }),
  /** Made by compliance, whose tables it gathers too. */
  caseDossier: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/dossier',
    summary:
      'The expediente: the case as PDF, its rows and hash chain as JSON, the originals, and how to verify them, in one ZIP',
    ...read,
    params: byReference,
    response: z.unknown(),
    bytes: true,
    errors: ['case.not_found'],
  }),
} as const;

export const casesEvents = [
  'case.passed_up',
  'case.opened',
  'case.classified',
  'case.assigned',
  'case.taken',
  'case.handed_over',
  'case.message_received',
  'case.message_held',
  'case.message_released',
  'case.message_moved',
  'case.message_read_again',
  'case.reply_written',
  'case.reply_undone',
  'case.reply_sent',
  'case.reply_failed',
  'case.acknowledged',
  'case.noted',
  'case.snoozed',
  'case.woken',
  'case.petitions_set',
  'case.resolved',
  'case.discarded',
  'case.reopened',
  'case.tagged',
  'case.linked',
  'case.unlinked',
  'case.followed',
  'case.unfollowed',
  'case.participant_added',
  'case.target_started',
  'case.target_met',
  'case.target_missed',
  'case.key_issued',
  'case.clocks_moved',
  'case.notified',
  'case.completion_asked',
  'case.completion_received',
  'case.offer_made',
  'case.offer_ended',
  'clock.started',
  'clock.moved',
  'clock.paused',
  'clock.resumed',
  'clock.met',
  'clock.missed',
  'clock.lapsed',
] as const;
