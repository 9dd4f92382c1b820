import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { articleRow, LANGUAGES } from '../articles/articles.contract.ts';

const id = z.uuid();
const tag = 'Knowledge';
const TEAM = ['administrator', 'director', 'lead', 'agent', 'auditor'] as const;
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;
const LEADS = ['administrator', 'director', 'lead'] as const;
const read = { access: 'person', scope: 'knowledge:read', roles: TEAM, tag } as const;
const write = { access: 'person', scope: 'knowledge:write', roles: HANDS, tag } as const;
const q = z.string().trim().min(1).max(200);

/** From and to of each word that was found. */
const marks = z.array(z.tuple([z.int(), z.int()]));
export const foundArticle = articleRow.extend({
  /** Its public page; null unless anybody may read it. */
  address: z.string().nullable(),
  titleMarks: marks,
  fragment: z.string(),
  marks,
});
export type FoundArticle = z.infer<typeof foundArticle>;

export const gap = z.strictObject({
  id,
  shown: z.string(),
  source: z.enum(['team', 'portal']),
  language: z.enum(LANGUAGES),
  /** How often nothing was found, and how often nothing found was opened. */
  empty: z.int(),
  unopened: z.int(),
  lastAt: z.iso.datetime(),
});
export type Gap = z.infer<typeof gap>;

const synonyms = z.array(z.array(z.string().trim().min(2).max(60)).min(2).max(20)).max(200);

export const searchingApi = {
  searchArticles: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/search',
    summary: 'Articles with the words or their synonyms, those with them in the title first',
    ...read,
    query: z.strictObject({
      q,
      language: z.enum(LANGUAGES).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.strictObject({ articles: z.array(foundArticle) }),
  }),
  tellSearch: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/searches',
    summary:
      'How a search ended, so that what is missing shows: only its bare words are kept, and only where nothing was opened',
    ...write,
    body: z.strictObject({ q, opened: z.boolean() }),
    response: z.strictObject({ gap: z.boolean() }),
  }),
  listGaps: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/gaps',
    summary: 'What was looked for and not found, most often first',
    ...read,
    response: z.strictObject({ gaps: z.array(gap) }),
  }),
  closeGap: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/gaps/:id/closing',
    summary: 'It needs no article, or has one; it comes back when it is looked for again',
    ...write,
    params: z.strictObject({ id }),
    body: z.strictObject({ articleId: id.nullable().default(null) }),
    response: z.strictObject({}),
    errors: ['gap.not_found', 'article.not_found'],
  }),
  getSynonyms: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/synonyms',
    summary: 'Expressions that mean the same',
    ...read,
    response: z.strictObject({
      synonyms: z.array(z.array(z.string())),
      can: z.strictObject({ set: z.union([z.literal(true), z.string()]) }),
    }),
  }),
  setSynonyms: endpoint({
    method: 'PUT',
    path: '/api/v1/knowledge/synonyms',
    summary: 'All of them',
    ...write,
    roles: LEADS,
    body: z.strictObject({ synonyms }),
    response: z.strictObject({
      synonyms: z.array(z.array(z.string())),
      can: z.strictObject({ set: z.union([z.literal(true), z.string()]) }),
    }),
  }),
} as const;

export const searchingEvents = ['knowledge.gap_found', 'knowledge.gap_closed', 'knowledge.synonyms_set'] as const;
