import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { abilities, id, reading, reference, when, writing } from '../case-endpoint.contract.ts';

const tag = 'Mass incidents';
const byId = z.strictObject({ id });
const [read, write] = [reading(tag), writing(tag)];

export const incidentRow = z.strictObject({
  id,
  number: z.int(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: when,
  closedAt: when.nullable(),
  restorationAt: when.nullable(),
  public: z.boolean(),
  cases: z.int(),
  lastToldAt: when.nullable(),
});
export type IncidentRow = z.infer<typeof incidentRow>;
/** `byHand`: came by phone, in person or by post, so somebody must tell them; `pending`: still being sent. */
const broadcast = z.strictObject({
  id,
  textEs: z.string(),
  textEn: z.string(),
  restorationAt: when.nullable(),
  saysCause: z.boolean(),
  madeAt: when,
  madeBy: z.string(),
  total: z.int(),
  mailed: z.int(),
  page: z.int(),
  byHand: z.int(),
  skipped: z.int(),
  pending: z.int(),
});
const attached = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  language: z.string(),
  ball: z.string(),
  /** How the last update reached them. */
  told: z.enum(['pending', 'mailed', 'page', 'by_hand', 'skipped']).nullable(),
});
export const incidentView = incidentRow.extend({
  cause: z.string(),
  places: z.string(),
  measures: z.string(),
  publicText: z.string(),
  publicTextEn: z.string(),
  openedBy: z.string(),
  /** Those the person may see, the newest first, up to 200. */
  attached: z.array(attached),
  /** Open cases that an update would reach, and in which languages. */
  reach: z.strictObject({ es: z.int(), en: z.int() }),
  broadcasts: z.array(broadcast),
  can: abilities,
});
export type IncidentView = z.infer<typeof incidentView>;

const facts = {
  title: z.string().trim().min(1).max(200),
  cause: z.string().trim().max(2000),
  places: z.string().trim().max(500),
  measures: z.string().trim().max(2000),
  restorationAt: when.nullable(),
  public: z.boolean(),
  publicText: z.string().trim().max(500),
  publicTextEn: z.string().trim().max(500),
};
/** Open cases alike: of a type or reason, received from a moment on, with these words in their subject. */
const likeness = z.strictObject({
  type: z.string().max(40).optional(),
  reasonCode: z.string().max(40).optional(),
  receivedFrom: when.optional(),
  words: z.string().trim().max(100).optional(),
});
const on = <B extends z.ZodType>(
  method: 'POST' | 'PATCH',
  path: string,
  summary: string,
  body: B,
  errors: readonly string[] = [],
) =>
  endpoint({
    method,
    path: `/api/v1/incidents/:id${path}`,
    summary,
    ...write,
    params: byId,
    body,
    response: incidentView,
    errors: ['incident.not_found', 'case.reads_only', ...errors],
  });

export const incidentsApi = {
  listIncidents: endpoint({
    method: 'GET',
    path: '/api/v1/incidents',
    summary: 'Faults that many cases share, the open ones first',
    ...read,
    response: z.strictObject({ incidents: z.array(incidentRow), can: abilities }),
  }),
  getIncident: endpoint({
    method: 'GET',
    path: '/api/v1/incidents/:id',
    summary: 'A fault with its cases and the updates sent to them',
    ...read,
    params: byId,
    response: incidentView,
    errors: ['incident.not_found'],
  }),
  openIncident: endpoint({
    method: 'POST',
    path: '/api/v1/incidents',
    summary: 'Open a mass incident, with the cases known to share it',
    ...write,
    body: z.strictObject({
      ...facts,
      cause: facts.cause.default(''),
      places: facts.places.default(''),
      measures: facts.measures.default(''),
      restorationAt: facts.restorationAt.default(null),
      public: facts.public.default(false),
      publicText: facts.publicText.default(''),
      publicTextEn: facts.publicTextEn.default(''),
      references: z.array(reference).max(500).default([]),
    }),
    response: incidentView,
    status: 201,
    errors: ['case.reads_only', 'case.not_found', 'incident.public_needs_text'],
  }),
  editIncident: on('PATCH', '', 'What is known of it', z.strictObject(facts).partial(), ['incident.public_needs_text']),
  attachCases: on(
    'POST',
    '/cases',
    'Add cases: those named, or all open ones alike',
    z.strictObject({ references: z.array(reference).max(500).default([]), like: likeness.optional() }),
    ['case.not_found', 'incident.closed', 'incident.none_alike', 'incident.too_many_alike'],
  ),
  detachCase: endpoint({
    method: 'DELETE',
    path: '/api/v1/incidents/:id/cases/:reference',
    summary: 'It is not about this',
    ...write,
    params: z.strictObject({ id, reference }),
    response: incidentView,
    errors: ['incident.not_found', 'case.not_found', 'case.reads_only'],
  }),
  broadcast: on(
    'POST',
    '/broadcasts',
    'One update: each open case gets its own message, in its language',
    z.strictObject({
      textEs: z.string().trim().min(1).max(10_000),
      textEn: z.string().trim().max(10_000).default(''),
      restorationAt: when.nullable().default(null),
      /** Its words tell why: with the date of restoration it answers a cut of the service (Ley 10/2025, art. 17.2). */
      saysCause: z.boolean().default(false),
      /** How many cases it was read to reach: if they are others by now, nothing is sent. */
      reaches: z.int().min(1),
    }),
    [
      'incident.closed',
      'incident.nobody_to_tell',
      'incident.reach_changed',
      'incident.needs_english',
      'incident.broadcast_needs_lead',
    ],
  ),
  closeIncident: on(
    'POST',
    '/closing',
    'It is over; its cases go on, each to its own answer',
    z.strictObject({}).default({}),
    ['incident.closed'],
  ),
} as const;

export const incidentEvents = [
  'incident.opened',
  'incident.changed',
  'incident.cases_attached',
  'incident.attached',
  'incident.detached',
  'incident.broadcast',
  'incident.told',
  'incident.closed',
] as const;
