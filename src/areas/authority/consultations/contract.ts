import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const day = z.iso.date();
const byId = z.strictObject({ id });
const tag = 'Consultations';
const read = { access: 'person', scope: 'cases:read', tag } as const;
/** Whoever is asked or asks; an auditor reads only. */
const HANDS = ['administrator', 'director', 'lead', 'agent', 'area_member'] as const;
const write = { access: 'person', scope: 'cases:write', tag, roles: HANDS } as const;
const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const CONSULTATION_KINDS = ['question', 'order', 'handover'] as const;
export const CONSULTATION_STATES = ['open', 'answered', 'cancelled', 'handed_over'] as const;
/** What of the customer an area may be shown; by default the first name and the order only. */
export const SHARED_FACTS = ['first_name', 'full_name', 'phone', 'email'] as const;
export type SharedFact = (typeof SHARED_FACTS)[number];

/** What a button says about what was asked, whatever its words: only a yes lets a proposal go on by itself. */
export const MEANINGS = ['yes', 'no', 'partial', 'other'] as const;
export type Meaning = (typeof MEANINGS)[number];
/** One button, made for this question. */
export const answerButton = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  meaning: z.enum(MEANINGS),
});
/** A button as it is asked for: with its meaning, or words alone of which the usual ones are understood. */
export const answerAsked = z.union([answerButton.shape.label, answerButton.omit({ code: true })]);
export type AnswerAsked = z.output<typeof answerAsked>;
export type AnswerButton = z.infer<typeof answerButton>;
/** `code`: one of SHARED_FACTS, `order` or `case`. */
export const customerFact = z.strictObject({ code: z.string(), text: z.string() });
export type CustomerFact = z.infer<typeof customerFact>;

export const consultationFile = z.strictObject({
  id,
  side: z.enum(['asked', 'answered']),
  name: z.string(),
  type: z.string(),
  size: z.int(),
});
const circuitMessage = z.strictObject({
  id,
  author: z.string(),
  fromArea: z.boolean(),
  via: z.enum(['app', 'link', 'mail']),
  text: z.string(),
  at: when,
});
export const consultationView = z.strictObject({
  id,
  number: z.int(),
  kind: z.enum(CONSULTATION_KINDS),
  state: z.enum(CONSULTATION_STATES),
  area: z.strictObject({ id, name: z.string() }),
  /** `RC-24817`; an area reads it as a name, it opens nothing for them. */
  caseReference: z.string(),
  askedBy: z.strictObject({ id, name: z.string() }),
  askedAt: when,
  question: z.string(),
  answers: z.array(answerButton),
  facts: z.array(customerFact),
  item: z.string().nullable(),
  quantity: z.int().nullable(),
  /** Whom the mail was for: a name or an address. */
  told: z.string(),
  halfAt: when,
  dueAt: when,
  blocks: z.boolean(),
  answerCode: z.string().nullable(),
  answerText: z.string(),
  quantityConfirmed: z.int().nullable(),
  promisedOn: day.nullable(),
  answeredBy: z.string().nullable(),
  answeredVia: z.enum(['app', 'link', 'mail']).nullable(),
  answeredAt: when.nullable(),
  remindedAt: when.nullable(),
  escalatedAt: when.nullable(),
  escalatedTo: z.string().nullable(),
  files: z.array(consultationFile),
  messages: z.array(circuitMessage),
  can: abilities,
});
export type ConsultationView = z.infer<typeof consultationView>;

export const consultationAnswer = z.strictObject({
  code: z.string().max(40).nullable().default(null),
  text: z.string().trim().max(10_000).default(''),
  /** Of an order: how many can be sent, and by when. */
  quantity: z.int().min(0).max(1_000_000).nullable().default(null),
  promisedOn: day.nullable().default(null),
});
export type ConsultationAnswer = z.infer<typeof consultationAnswer>;

/** To an area, or to somebody of the area that was asked; one of both. */
export const passingOn = z
  .strictObject({
    areaId: id.nullable().default(null),
    personId: id.nullable().default(null),
    note: z.string().trim().max(2_000).default(''),
  })
  .refine(({ areaId, personId }) => (areaId === null) !== (personId === null));
export type PassingOn = z.infer<typeof passingOn>;
const PASSING_ERRORS = [
  'consultation.not_found',
  'consultation.already_answered',
  'consultation.closed',
  'consultation.own',
  'consultation.same_hands',
  'consultation.of_proposal',
  'consultation.nobody',
  'consultation.area_unused',
  'area.not_found',
] as const;

const ANSWER_ERRORS = [
  'consultation.not_found',
  'consultation.already_answered',
  'consultation.closed',
  'consultation.own',
  'consultation.answer_needed',
  'consultation.answer_unknown',
  'consultation.quantity_needed',
  'consultation.date_needed',
  'consultation.date_past',
] as const;

export const consultationsApi = {
  listConsultations: endpoint({
    method: 'GET',
    path: '/api/v1/consultations',
    summary: 'Questions to areas: received, sent, or all for those who lead',
    ...read,
    query: z.strictObject({
      box: z.enum(['received', 'sent', 'all']).default('received'),
      state: z.enum(['open', 'closed']).default('open'),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      items: z.array(consultationView),
      next: z.string().nullable(),
      counts: z.strictObject({ received: z.int(), sent: z.int() }),
      /** Whether `all` shows anything more than one's own. */
      leads: z.boolean(),
    }),
  }),
  getConsultation: endpoint({
    method: 'GET',
    path: '/api/v1/consultations/:id',
    summary: 'One consultation with its thread',
    ...read,
    params: byId,
    response: consultationView,
    errors: ['consultation.not_found'],
  }),
  answerConsultation: endpoint({
    method: 'POST',
    path: '/api/v1/consultations/:id/answer',
    summary: 'Answer for the area, once',
    ...write,
    params: byId,
    body: consultationAnswer,
    response: consultationView,
    errors: ANSWER_ERRORS,
  }),
  sayInConsultation: endpoint({
    method: 'POST',
    path: '/api/v1/consultations/:id/messages',
    summary: 'A word in its thread; the customer never sees it',
    ...write,
    params: byId,
    body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
    response: consultationView,
    errors: ['consultation.not_found'],
  }),
  passOnConsultation: endpoint({
    method: 'POST',
    path: '/api/v1/consultations/:id/passing',
    summary: 'It is for another area, or for another person of ours: they are written to, and this link dies',
    ...write,
    limit: 30,
    params: byId,
    body: passingOn,
    response: z.strictObject({ area: z.string(), told: z.string() }),
    errors: [...PASSING_ERRORS],
  }),
  attachToConsultation: endpoint({
    method: 'POST',
    path: '/api/v1/consultations/:id/files',
    summary: 'A file for its thread; the customer never sees it',
    ...write,
    limit: 60,
    raw: 'application/octet-stream',
    params: byId,
    query: z.strictObject({ name: z.string().trim().min(1).max(255) }),
    response: consultationView,
    status: 201,
    errors: ['consultation.not_found', 'consultation.closed', 'consultation.files_many', 'file.too_large'],
  }),
  remindConsultation: endpoint({
    method: 'POST',
    path: '/api/v1/consultations/:id/reminders',
    summary: 'Remind whoever is on duty now',
    ...write,
    limit: 30,
    params: byId,
    body: z.strictObject({}),
    response: consultationView,
    errors: [
      'consultation.not_found',
      'consultation.closed',
      'consultation.reminded_just_now',
      'consultation.not_yours',
    ],
  }),
  consultationFile: endpoint({
    method: 'GET',
    path: '/api/v1/consultations/:id/files/:fileId',
    summary: 'A file of its thread',
    ...read,
    params: z.strictObject({ id, fileId: id }),
    response: z.unknown(),
    bytes: true,
    errors: ['consultation.not_found'],
  }),
} as const;

export const consultationsEvents = [
  'consultation.asked',
  'consultation.answered',
  'consultation.reminded',
  'consultation.escalated',
  'consultation.cancelled',
  'consultation.handed_over',
  'consultation.passed_on',
  'consultation.message',
  'consultation.moved',
] as const;
