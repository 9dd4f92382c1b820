import { z } from 'zod';
import { articleRow } from '#areas/knowledge/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { byReference, id, reading, when, writing } from '../case-endpoint.contract.ts';

const tag = 'Knowledge';
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;
const TEAM = [...HANDS, 'auditor'] as const;

export const suggestedArticle = z.strictObject({
  article: articleRow,
  /** Its page for anybody; null where there is none. */
  address: z.string().nullable(),
  /** The words of the case that the article has too. */
  why: z.array(z.string()),
});
export type SuggestedArticle = z.infer<typeof suggestedArticle>;

export const caseKnowledgeApi = {
  caseKnowledge: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/knowledge',
    summary: 'Articles that speak of what the case speaks of, and why; those used in it already',
    ...reading(tag),
    roles: TEAM,
    params: byReference,
    response: z.strictObject({
      suggested: z.array(suggestedArticle),
      used: z.array(
        z.strictObject({ id, title: z.string(), how: z.enum(['text', 'link']), by: z.string().nullable(), at: when }),
      ),
    }),
    errors: ['case.not_found'],
  }),
  useArticle: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/knowledge',
    summary: 'An article goes into the answer, as text or as a link to its public page; it stays on the case',
    ...writing(tag),
    roles: HANDS,
    params: byReference,
    body: z.strictObject({ articleId: id, how: z.enum(['text', 'link']) }),
    /** What is put where one writes. */
    response: z.strictObject({ html: z.string(), text: z.string() }),
    status: 201,
    errors: ['case.not_found', 'case.reads_only', 'article.not_found', 'article.internal_link'],
  }),
  articleUses: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles/:id/uses',
    summary: 'The cases it was used in that whoever asks may see, and how many there are in all',
    ...reading(tag),
    roles: TEAM,
    params: z.strictObject({ id }),
    response: z.strictObject({
      cases: z.array(
        z.strictObject({
          reference: z.string(),
          subject: z.string(),
          by: z.string().nullable(),
          how: z.enum(['text', 'link']),
          at: when,
        }),
      ),
      total: z.int(),
    }),
    errors: ['article.not_found'],
  }),
} as const;

export const caseKnowledgeEvents = ['case.article_used'] as const;
