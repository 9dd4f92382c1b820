import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = 'Findings';
const byId = z.strictObject({ id });
const byReference = z.strictObject({ reference: z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/) });
const area = z.strictObject({ id, name: z.string() });
/** Who works with cases may make one; an area answers for its own; an auditor reads. */
const MAKE = ['administrator', 'director', 'lead', 'agent'] as const;
const HANDS = [...MAKE, 'area_member'] as const;
const read = { access: 'person', scope: 'cases:read', tag } as const;
const write = { access: 'person', scope: 'cases:write', tag } as const;

/** Where a fault lies (domain.md §7.2). */
export const FAULTS = [
  'process',
  'policy',
  'information',
  'system',
  'workload',
  'people_skill',
  'product_design',
  'product_batch',
  'supplier',
  'carrier',
  'third_party',
  'expectation',
  'customer_error',
  'fraud',
  'external',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Minor units of an ISO currency. */
const money = z.strictObject({ currency: z.string(), minor: z.int() });
export type Cost = z.infer<typeof money>[];

export const findingView = z.strictObject({
  id,
  fault: z.enum(FAULTS),
  summary: z.string(),
  /** '' when no words of the customer go with it. */
  quote: z.string(),
  cost: z.array(money),
  area,
  madeAt: when,
  state: z.enum(['open', 'accepted', 'explained']),
  answer: z.string(),
  answeredAt: when.nullable(),
  passes: z.array(z.strictObject({ id, from: z.string(), to: z.string(), word: z.string(), at: when })),
  /** Only for whoever may open the case: an area reads the finding, not who is behind it. */
  behind: z.strictObject({ reference: z.string(), madeBy: z.string() }).nullable(),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type FindingView = z.infer<typeof findingView>;

const summary = z.string().trim().min(10).max(600);
const said = z.string().trim().max(2000);
const ANSWER_ERRORS = ['finding.not_found', 'finding.answered', 'finding.not_yours'] as const;

export const findingsApi = {
  listFindings: endpoint({
    method: 'GET',
    path: '/api/v1/findings',
    summary: 'Findings: those of one’s areas, those one made, or all for those who lead',
    ...read,
    query: z.strictObject({
      state: z.enum(['open', 'closed']).default('open'),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.strictObject({
      items: z.array(findingView),
      /** Whether there are more than these. */
      more: z.boolean(),
      /** Open ones that this person's areas have to answer. */
      waiting: z.int(),
      /** Where one can be passed on to. */
      areas: z.array(area),
    }),
  }),
  getFinding: endpoint({
    method: 'GET',
    path: '/api/v1/findings/:id',
    summary: 'One finding with what its areas said',
    ...read,
    params: byId,
    response: findingView,
    errors: ['finding.not_found'],
  }),
  answerFinding: endpoint({
    method: 'POST',
    path: '/api/v1/findings/:id/answer',
    summary: 'The area accepts it, or explains why it is so; once',
    ...write,
    roles: HANDS,
    params: byId,
    body: z.strictObject({ state: z.enum(['accepted', 'explained']), answer: said.default('') }),
    response: findingView,
    errors: [...ANSWER_ERRORS, 'finding.word_missing'],
  }),
  passFinding: endpoint({
    method: 'POST',
    path: '/api/v1/findings/:id/passes',
    summary: 'It belongs to another area; says why',
    ...write,
    roles: HANDS,
    params: byId,
    body: z.strictObject({ areaId: id, word: said.min(1) }),
    response: z.strictObject({ area }),
    errors: [...ANSWER_ERRORS, 'finding.same_area', 'area.not_found'],
  }),
  findingDraft: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/finding-draft',
    summary: 'What a finding of this case can be made of: its words, its cost, the areas',
    ...read,
    roles: MAKE,
    params: byReference,
    response: z.strictObject({
      reference: z.string(),
      subject: z.string(),
      messages: z.array(z.strictObject({ id, at: when, text: z.string() })),
      cost: z.array(money),
      areas: z.array(area),
      /** Made of this case already. */
      made: z.array(z.strictObject({ id, area: z.string(), fault: z.enum(FAULTS) })),
    }),
    errors: ['case.not_found'],
  }),
  makeFinding: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/findings',
    summary: 'What in the procedure, the area or the system makes customers lose',
    ...write,
    roles: MAKE,
    params: byReference,
    body: z.strictObject({
      fault: z.enum(FAULTS),
      areaId: id,
      summary,
      messageId: id.nullable().default(null),
      quote: z.string().trim().max(1000).default(''),
      contactId: id.nullable().default(null),
    }),
    response: findingView,
    errors: ['case.not_found', 'area.not_found', 'finding.quote_not_said', 'finding.contact_not_of_case'],
  }),
} as const;

export const findingsEvents = [
  'finding.made',
  'finding.accepted',
  'finding.explained',
  'finding.passed_on',
  'finding.moved',
] as const;
