import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, cut, id, person, reading, reference, verbsOf, when, writing } from '../case-endpoint.contract.ts';
import { written } from '../templates/templates.contract.ts';

const tag = 'Rights';
const one = z.strictObject({ reference, id });
const read = reading(tag);
const differs = z.strictObject({ expected: z.string(), used: z.string() });

export const HOLD_KINDS = ['service', 'collection'] as const;
/** A supervisor is asked for by somebody in a contact; a person, by whoever would otherwise go on reading screens. */
export const REQUEST_KINDS = ['supervisor', 'person'] as const;

export const humanRequest = z.strictObject({
  id,
  reference: z.string(),
  customer: z.string(),
  kind: z.enum(REQUEST_KINDS),
  askedAt: when,
  via: z.string(),
  phone: z.string(),
  said: z.string(),
  sameContact: z.boolean(),
  assigned: person.nullable(),
  dueAt: when,
  state: z.enum(['waiting', 'attended']),
  /** How often they were called and did not answer. */
  tries: z.int(),
  endedAt: when.nullable(),
  endedBy: z.string().nullable(),
  outcome: z.string(),
  /** Whether it is the asker's to say that they were spoken to. */
  attend: z.union([z.literal(true), z.string()]),
});
export type HumanRequest = z.infer<typeof humanRequest>;

export const serviceHold = z.strictObject({
  id,
  reference: z.string(),
  kind: z.enum(HOLD_KINDS),
  customer: z.strictObject({ id, externalRef: z.string().nullable() }).nullable(),
  placedAt: when,
  liftedAt: when.nullable(),
  /** Lifted although nobody had been notified of the resolution. */
  early: z.boolean(),
});
const caseHold = serviceHold.omit({ reference: true, customer: true }).extend({
  reason: z.string(),
  placedBy: z.string(),
  liftReason: z.string(),
});
export const consent = z.strictObject({
  id,
  given: z.boolean(),
  channel: z.string(),
  askedAt: when,
  askedBy: z.string().nullable(),
  place: z.string(),
  /** What was recorded must be kept until the customer is notified of the resolution at least. */
  held: z.boolean(),
});
/** What the law asks of the handling of one case, as it stands. */
export const caseLaw = z.strictObject({
  requests: z.array(humanRequest),
  holds: z.array(caseHold),
  /** The customer was notified of the resolution: a hold may go without a reason. */
  notified: z.boolean(),
  consents: z.array(consent),
  exceptions: z.array(
    z.strictObject({
      kind: z.enum(['language', 'channel']),
      ...differs.shape,
      reason: z.string(),
      at: when,
      by: z.string(),
    }),
  ),
  /** What a no must carry by the law of the case; `given`: our last answer has it. */
  adr: z
    .strictObject({
      text: z.string(),
      article: z.string(),
      given: z.boolean(),
      /** Where the customer's record says they live, which chooses the bodies; empty while nobody knows. */
      region: z.string(),
    })
    .nullable(),
  /** A cut of the service waits to be told why and until when; `answer`: our last one since, which may have said it. */
  cut: z.strictObject({ article: z.string(), dueAt: when, answer: when.nullable() }).nullable(),
  /** Who supervises now, and until when whoever asks today must be called. */
  supervision: z.strictObject({ onDuty: person.nullable(), callBy: when }),
});
export type CaseLaw = z.infer<typeof caseLaw>;

const verb = verbsOf(tag, caseLaw);

export const lawApi = {
  caseLaw: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/rights',
    summary: 'Supervisors asked for, holds, consents and what a no must carry',
    ...read,
    params: byReference,
    response: caseLaw,
    errors: ['case.not_found'],
  }),
  checkReply: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/reply-checks',
    summary: 'What is to be said of an answer being written: language, way, whether it answers. Changes nothing',
    ...writing(tag),
    params: byReference,
    body: z.strictObject({
      text: z.string().max(200_000),
      to: z.array(z.string().max(320)).max(50).optional(),
      cc: z.array(z.string().max(320)).max(50).optional(),
      /** It is written with these. */
      templates: written.shape.templates,
    }),
    response: z.strictObject({
      language: differs.nullable(),
      channel: differs.nullable(),
      /** Nearly the words another case got, and how much of this answer they are. */
      like: z.strictObject({ reference: z.string(), share: z.number() }).nullable(),
      /** It is a template as it came, and how much of this answer that is. */
      template: z.strictObject({ title: z.string(), share: z.number() }).nullable(),
      /** Nothing of what the customer wrote is in it. */
      faceless: z.boolean(),
      /** None of those it goes to is the customer: it answers nothing. */
      aside: z.boolean(),
      format: z.enum(['large_print', 'easy_reading', 'sign_language', 'text_only']).nullable(),
    }),
    errors: ['case.not_found', 'case.reads_only'],
  }),
  tellCut: verb(
    'POST',
    '/cut',
    'Our last answer already said why there is no service and when it will be back',
    byReference,
    cut,
    ['case.cut_not_asked', 'case.cut_needs_all', 'message.not_found'],
  ),
  askSupervisor: verb(
    'POST',
    '/supervisor',
    'The customer asks for a supervisor: put through now, or called back the same working day',
    byReference,
    z.strictObject({
      how: z.enum(['now', 'call_back']),
      phone: z.string().trim().max(40).default(''),
      said: z.string().trim().max(2000).default(''),
    }),
    ['case.supervisor_asked', 'case.nobody_supervises', 'case.phone_needed'],
  ),
  attendRequest: verb(
    'POST',
    '/requests/:id/attended',
    'They were spoken to, with what came of it',
    one,
    z.strictObject({ outcome: z.string().trim().min(1).max(2000) }),
    ['request.not_found', 'request.attended', 'request.not_supervisor'],
  ),
  tryRequest: verb(
    'POST',
    '/requests/:id/attempts',
    'They were called and did not answer: it is kept, and they still wait',
    one,
    z.strictObject({}).default({}),
    ['request.not_found', 'request.attended', 'request.not_supervisor'],
  ),
  placeHold: verb(
    'POST',
    '/holds',
    'No cut of the service, or no collection, while this is open',
    byReference,
    z.strictObject({ kind: z.enum(HOLD_KINDS), reason: z.string().trim().min(1).max(500) }),
    ['hold.standing'],
  ),
  liftHold: verb(
    'DELETE',
    '/holds/:id',
    'The hold ends; before the customer is notified only with a reason',
    one,
    z.strictObject({ reason: z.string().trim().max(500).default('') }).default({ reason: '' }),
    ['hold.not_found', 'hold.before_notice'],
  ),
  recordConsent: verb(
    'POST',
    '/consents',
    'Whether the customer agreed to be recorded in this contact, and where the recording is',
    byReference,
    z.strictObject({ given: z.boolean(), place: z.string().trim().max(300).default('') }),
  ),
  serviceHolds: endpoint({
    method: 'GET',
    path: '/api/v1/service-holds',
    summary:
      'For billing and dunning: which services may not be cut nor debts collected. Pages by change, oldest first',
    ...read,
    query: z.strictObject({
      state: z.enum(['standing', 'all']).default('standing'),
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.strictObject({ holds: z.array(serviceHold), next: z.string().nullable() }),
  }),
  humanRequests: endpoint({
    method: 'GET',
    path: '/api/v1/human-requests',
    summary: 'Customers who asked for a supervisor or a person and still wait, the first to be called on top',
    ...read,
    response: z.strictObject({ requests: z.array(humanRequest) }),
  }),
} as const;

export const lawEvents = [
  'case.supervisor_asked',
  'case.supervisor_called',
  'case.person_asked',
  'case.person_attended',
  'case.call_tried',
  'hold.placed',
  'hold.lifted',
  'consent.asked',
  'case.receipt_asked',
  'recording.held',
  'recording.released',
  'reply.excepted',
  'reply.resembled',
  'reply.cut_told',
  'adr.told',
] as const;
