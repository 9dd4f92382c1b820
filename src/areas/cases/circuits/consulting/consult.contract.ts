import { z } from 'zod';
import { answerAsked, CONSULTATION_KINDS, consultationView, SHARED_FACTS } from '#areas/authority/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, id, reading, reference, when, writing } from '../../case-endpoint.contract.ts';

const tag = 'Consultations';
const [read, write] = [reading(tag), writing(tag)];

/** A stretch of a case's life in the same hands. */
export const wait = z.strictObject({
  ball: z.enum(['ours', 'inside', 'customer', 'snoozed', 'resolved']),
  circuit: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  /** The area or person that had it. */
  name: z.string().nullable(),
  since: when,
  until: when.nullable(),
});
export type WaitView = z.infer<typeof wait>;
export const promiseView = z.strictObject({
  id,
  kind: z.enum(['answer', 'delivery']),
  promisedAt: when,
  madeAt: when,
  /** Whether the customer was told of it. */
  told: z.boolean(),
  state: z.enum(['open', 'kept', 'replaced', 'broken', 'withdrawn']),
  consultationId: id.nullable(),
});
export type PromiseView = z.infer<typeof promiseView>;
export const caseCircuits = z.strictObject({
  consultations: z.array(consultationView),
  waits: z.array(wait),
  promises: z.array(promiseView),
});
export type CaseCircuits = z.infer<typeof caseCircuits>;

const questionTemplate = z.strictObject({ question: z.string(), answers: z.array(z.string()) });
export type QuestionTemplate = z.infer<typeof questionTemplate>;

export const consultApi = {
  caseCircuits: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/circuits',
    summary: 'Whom the case was taken to inside, what was promised meanwhile, and where its time went',
    ...read,
    params: byReference,
    response: caseCircuits,
    errors: ['case.not_found'],
  }),
  areaAnswering: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/areas/:areaId',
    summary: 'Who of an area would answer about this case, by when, how long it usually takes, and what is often asked',
    ...read,
    params: z.strictObject({ reference, areaId: id }),
    response: z.strictObject({
      /** Null: there is nobody to ask. */
      told: z.strictObject({ name: z.string(), because: z.enum(['duty', 'address', 'head', 'member']) }).nullable(),
      dueAt: when,
      usual: z.strictObject({ minutes: z.number().nullable(), n: z.int() }),
      templates: z.array(questionTemplate),
    }),
    errors: ['case.not_found', 'area.not_found'],
  }),
  consultArea: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/consultations',
    summary: 'Ask an area about the case, order from it, or hand the work over to it',
    ...write,
    params: byReference,
    body: z.strictObject({
      areaId: id,
      kind: z.enum(CONSULTATION_KINDS).default('question'),
      /** Of a hand-over: the warm note. */
      question: z.string().trim().min(1).max(4_000),
      /** Two to four for a question; orders and hand-overs have their own. */
      answers: z.array(answerAsked).max(4).default([]),
      /** What the area is shown of the customer. */
      share: z.array(z.enum(SHARED_FACTS)).max(SHARED_FACTS.length).default(['first_name']),
      orderRef: z.string().trim().max(60).nullable().default(null),
      item: z.string().trim().min(1).max(200).nullable().default(null),
      quantity: z.int().min(1).max(1_000_000).nullable().default(null),
      fileIds: z.array(z.string().max(100)).max(10).default([]),
      /** Instead of the area's agreed time; never beyond what the law leaves. */
      dueAt: when.optional(),
      /** The customer is told that it is being worked on and by when, without saying who or how much. */
      tellCustomer: z.boolean().default(true),
    }),
    response: caseCircuits.extend({
      asked: z.strictObject({
        id,
        told: z.string(),
        because: z.enum(['duty', 'address', 'head', 'member']),
        dueAt: when,
        customer: z.enum(['told', 'already_told', 'no_route', 'capped', 'not_asked']),
      }),
    }),
    status: 201,
    errors: [
      'case.not_found',
      'case.resolved',
      'case.reads_only',
      'area.not_found',
      'file.not_found',
      'consultation.area_unused',
      'consultation.nobody',
      'consultation.answers_needed',
      'consultation.answers_repeated',
      'consultation.item_needed',
      'consultation.due_past',
      'consultation.due_too_late',
    ],
  }),
  cancelConsultation: endpoint({
    method: 'DELETE',
    path: '/api/v1/cases/:reference/consultations/:id',
    summary: 'The case no longer needs the answer',
    ...write,
    params: z.strictObject({ reference, id }),
    response: caseCircuits,
    errors: ['case.not_found', 'case.resolved', 'case.reads_only', 'consultation.not_found', 'consultation.closed'],
  }),
  closePromise: endpoint({
    method: 'PUT',
    path: '/api/v1/cases/:reference/promises/:id/outcome',
    summary: 'Whether what was promised came true',
    ...write,
    params: z.strictObject({ reference, id }),
    body: z.strictObject({ kept: z.boolean() }),
    response: caseCircuits,
    errors: ['case.not_found', 'case.resolved', 'case.reads_only', 'promise.not_found'],
  }),
} as const;

export const circuitEvents = [
  'case.consulted',
  'case.returned',
  'promise.made',
  'promise.kept',
  'promise.replaced',
  'promise.broken',
  'promise.withdrawn',
] as const;
