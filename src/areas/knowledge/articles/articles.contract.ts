import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import {
  language,
  title,
  html,
  day,
  families,
  can,
  section,
  articleRow,
  articleFile,
  articleView,
  version,
  line,
  facts,
  AUDIENCES,
  SHELVES,
} from './article-views.contract.ts';

export * from './article-views.contract.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const tag = 'Knowledge';
/** Whoever works with cases reads all of it; of whoever only answers for an area, as of anybody, the public pages. */
const TEAM = ['administrator', 'director', 'lead', 'agent', 'auditor'] as const;
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;
const LEADS = ['administrator', 'director', 'lead'] as const;
const read = { access: 'person', scope: 'knowledge:read', roles: TEAM, tag } as const;
const write = { access: 'person', scope: 'knowledge:write', roles: HANDS, tag } as const;
const lead = { ...write, roles: LEADS } as const;

export const articlesApi = {
  listArticles: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles',
    summary: 'Articles of one shelf, by section, with how many stand on each shelf',
    ...read,
    query: z.strictObject({
      shelf: z.enum(SHELVES).default('published'),
      section: id.optional(),
      language: language.optional(),
    }),
    response: z.strictObject({
      articles: z.array(articleRow),
      sections: z.array(section),
      shelves: z.strictObject({
        published: z.int(),
        drafts: z.int(),
        review: z.int(),
        archived: z.int(),
        gaps: z.int(),
      }),
      can,
    }),
  }),
  getArticle: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles/:id',
    summary: 'One article with its translations, files and how far it helped',
    ...read,
    params: byId,
    response: articleView,
    errors: ['article.not_found'],
  }),
  writeArticle: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/articles',
    summary: 'A new article, as a draft; a translation of another; what closes a gap',
    ...write,
    body: z.strictObject({
      title,
      html,
      language: language.default('es'),
      audience: z.enum(AUDIENCES).default('internal'),
      sectionId: id.nullable().default(null),
      reviewOn: day.nullable().default(null),
      families: families.default([]),
      translationOf: id.nullable().default(null),
      gapId: id.nullable().default(null),
    }),
    response: articleView,
    status: 201,
    errors: ['article.not_found', 'article.translated', 'section.not_found', 'article.empty', 'gap.not_found'],
  }),
  saveArticle: endpoint({
    method: 'PUT',
    path: '/api/v1/knowledge/articles/:id/text',
    summary: 'A new version of its words; refused when somebody wrote one since',
    ...write,
    params: byId,
    body: z.strictObject({ title, html, base: z.int().min(1) }),
    response: articleView,
    errors: ['article.not_found', 'article.moved_on', 'article.empty', 'article.archived'],
  }),
  changeArticle: endpoint({
    method: 'PATCH',
    path: '/api/v1/knowledge/articles/:id',
    summary: 'Who may read it, where it stands, whose it is, when it is reviewed',
    ...write,
    params: byId,
    body: facts.partial(),
    response: articleView,
    errors: ['article.not_found', 'section.not_found', 'person.not_found', 'article.public_by_lead'],
  }),
  publishArticle: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/articles/:id/publication',
    summary: 'Its newest version is what is read from now on',
    ...write,
    params: byId,
    body: z.strictObject({ version: z.int().min(1) }),
    response: articleView,
    errors: ['article.not_found', 'article.moved_on', 'article.public_by_lead'],
  }),
  archiveArticle: endpoint({
    method: 'PUT',
    path: '/api/v1/knowledge/articles/:id/archive',
    summary: 'Nobody finds it any more, or it stands where it stood',
    ...write,
    params: byId,
    body: z.strictObject({ archived: z.boolean() }),
    response: articleView,
    errors: ['article.not_found', 'article.public_by_lead'],
  }),
  reviewArticle: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/articles/:id/review',
    summary: 'Read through and still right; when it is to be read again',
    ...write,
    params: byId,
    body: z.strictObject({ reviewOn: day.nullable() }),
    response: articleView,
    errors: ['article.not_found'],
  }),
  rateArticle: endpoint({
    method: 'PUT',
    path: '/api/v1/knowledge/articles/:id/rating',
    summary: 'Whether it helped the person who asks, one answer each',
    ...write,
    params: byId,
    body: z.strictObject({ helpful: z.boolean(), word: z.string().trim().max(300).default('') }),
    response: articleView,
    errors: ['article.not_found'],
  }),
  listVersions: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles/:id/versions',
    summary: 'Its versions, the newest first',
    ...read,
    params: byId,
    response: z.strictObject({ versions: z.array(version) }),
    errors: ['article.not_found'],
  }),
  getVersion: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles/:id/versions/:n',
    summary: 'One version, and what it changed in the one before',
    ...read,
    params: z.strictObject({ id, n: z.coerce.number().int().min(1).max(1_000_000) }),
    response: version.extend({ html: z.string(), changes: z.array(line) }),
    errors: ['article.not_found'],
  }),
  restoreVersion: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/articles/:id/versions/:n/restoration',
    summary: 'What it said then, as its newest version',
    ...write,
    params: z.strictObject({ id, n: z.coerce.number().int().min(1).max(1_000_000) }),
    response: articleView,
    errors: ['article.not_found', 'article.archived'],
  }),
  addArticleFile: endpoint({
    method: 'POST',
    path: '/api/v1/knowledge/articles/:id/files',
    summary: 'A file that goes with it',
    ...write,
    raw: 'application/octet-stream',
    params: byId,
    query: z.strictObject({ name: z.string().trim().min(1).max(255) }),
    response: articleFile,
    status: 201,
    errors: ['article.not_found', 'article.file_large', 'article.files_many'],
  }),
  removeArticleFile: endpoint({
    method: 'DELETE',
    path: '/api/v1/knowledge/articles/:id/files/:fileId',
    summary: 'It goes with it no longer',
    ...write,
    params: z.strictObject({ id, fileId: id }),
    response: articleView,
    errors: ['article.not_found'],
  }),
  getArticleFile: endpoint({
    method: 'GET',
    path: '/api/v1/knowledge/articles/:id/files/:fileId',
    summary: 'The bytes of a file that goes with it',
    ...read,
    params: z.strictObject({ id, fileId: id }),
    response: z.unknown(),
    bytes: true,
    errors: ['article.not_found'],
  }),
  setSections: endpoint({
    method: 'PUT',
    path: '/api/v1/knowledge/sections',
    summary: 'The sections, in order; one that holds articles stays',
    ...lead,
    body: z.strictObject({
      sections: z
        .array(
          z.strictObject({
            id: id.optional(),
            nameEs: z.string().trim().min(1).max(80),
            nameEn: z.string().trim().max(80).default(''),
          }),
        )
        .max(40),
    }),
    response: z.strictObject({ sections: z.array(section) }),
    errors: ['section.not_found', 'section.in_use'],
  }),
} as const;

/** On the stream of an article; who reads what changed sees it live. */
export const articlesEvents = [
  'article.written',
  'article.saved',
  'article.changed',
  'article.published',
  'article.archived',
  'article.brought_back',
  'article.reviewed',
  'article.review_due',
  'article.rated',
  'article.filed',
  'article.file_removed',
  'knowledge.sections_set',
] as const;
