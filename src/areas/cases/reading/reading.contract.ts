import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, id, reading } from '../case-endpoint.contract.ts';
import { ball, caseType, VIEWS } from '../words.contract.ts';
import { SELECTOR_LIMIT, SELECTOR_PROBLEMS } from '../selecting/parse.rules.ts';
import { FOUND_IN } from '../searching/found.rules.ts';
import { caseRow, caseView, messageView } from './views.contract.ts';

const read = reading('Cases');
const found = z.strictObject({
  in: z.enum(FOUND_IN),
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
});

/** Which cases a list shows, in which order and from where. */
export const listAsked = z.strictObject({
  view: z.enum(VIEWS).default('all'),
  ball: ball.optional(),
  team: id.optional(),
  owner: id.optional(),
  tag: id.optional(),
  customer: id.optional(),
  type: caseType.optional(),
  q: z.string().max(SELECTOR_LIMIT).optional(),
  /** A saved view: what it selects, besides what is asked here. */
  saved: id.optional(),
  order: z.enum(['due', 'newest', 'oldest']).default('due'),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const readingApi = {
  listCases: endpoint({
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'A view of the inbox, what is due first on top',
    ...read,
    query: listAsked,
    response: z.strictObject({
      cases: z.array(caseRow),
      next: z.string().nullable(),
      more: z.boolean(),
      /** Of a search, by case: where the words stand, what is around them and where in that they are. */
      why: z.record(id, found).optional(),
    }),
    errors: ['view.not_found', ...SELECTOR_PROBLEMS],
  }),
  countCases: endpoint({
    method: 'GET',
    path: '/api/v1/case-counts',
    summary: 'What waits, by view and ball (capped at 1,000)',
    ...read,
    query: z.strictObject({ view: z.enum(VIEWS).default('mine'), team: id.optional(), saved: id.optional() }),
    errors: ['view.not_found'],
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
  earlierMessages: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/earlier-messages',
    summary: 'What was said in a long case before one of its messages, oldest first',
    ...read,
    params: byReference,
    query: z.strictObject({ before: id }),
    response: z.strictObject({ messages: z.array(messageView), hasEarlier: z.boolean() }),
    errors: ['case.not_found'],
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
