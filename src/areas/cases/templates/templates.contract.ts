import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { ACTION_ERRORS, caseAction, caseActions } from '../actions/actions.contract.ts';
import { abilities, byReference, id, person, reading, reference, when, writing } from '../case-endpoint.contract.ts';
import { verb } from '../case-verb.contract.ts';
import { caseType, CHANNELS } from '../words.contract.ts';
import { FIELD_SOURCES } from './fields.rules.ts';
import { FORMS } from './merge.rules.ts';

const tag = 'Templates';
const byId = z.strictObject({ id });
const language = z.enum(['es', 'en']);
const html = z.string().max(100_000);
export const TEMPLATE_KINDS = ['template', 'snippet'] as const;
const SHARED = ['mine', 'team', 'all'] as const;

const text = z.strictObject({ language, form: z.enum(FORMS), html });
const said = z.strictObject({ ...text.shape, text: z.string() });

/** What a template says and for what: all of it changes together, as a new version. */
const wording = {
  title: z.string().trim().min(1).max(120),
  caseTypes: z.array(caseType).max(20).default([]),
  channels: z.array(z.enum(CHANNELS)).max(20).default([]),
};
const given = z.strictObject({
  ...wording,
  kind: z.enum(TEMPLATE_KINDS).default('template'),
  shared: z.enum(SHARED).default('mine'),
  /** Whose, when it is a team's. */
  teamId: id.nullable().default(null),
  texts: z.array(text).min(1).max(6),
  actions: caseActions.default([]),
});

const usage = z.strictObject({ uses: z.int(), unchanged: z.int(), lastAt: when.nullable() });
const shown = z.strictObject({
  ...wording,
  id,
  kind: z.enum(TEMPLATE_KINDS),
  shared: z.enum(SHARED),
  teamId: id.nullable(),
  owner: person,
  version: z.int(),
  texts: z.array(said),
  actions: z.array(caseAction),
  archivedAt: when.nullable(),
  changedAt: when,
  usage,
  can: abilities,
});
export type TemplateView = z.infer<typeof shown>;

const version = z.strictObject({
  ...wording,
  number: z.int(),
  texts: z.array(said),
  actions: z.array(caseAction),
  madeAt: when,
  madeBy: person,
});
export type TemplateVersion = z.infer<typeof version>;

const field = z.strictObject({
  key: z.string(),
  name: z.string(),
  source: z.enum(FIELD_SOURCES),
  /** As it is written to the customer now; nothing: it is missing. */
  said: z.string().nullable(),
});
export type TemplateField = z.infer<typeof field>;

const mergedField = z.strictObject({ key: z.string(), name: z.string(), said: z.string().nullable() });
const merged = z.strictObject({ html: z.string(), text: z.string(), fields: z.array(mergedField) });
const offered = z.strictObject({
  id,
  kind: z.enum(TEMPLATE_KINDS),
  title: z.string(),
  version: z.int(),
  shared: z.enum(SHARED),
  /** With the data of the case. */
  ...merged.shape,
  /** What of its text is not as the customer is written to. */
  not: z.enum(['language', 'form']).nullable(),
  actions: z.array(caseAction),
  usage,
});
export type OfferedTemplate = z.infer<typeof offered>;

const SAVING = [
  'case.reads_only',
  'template.not_yours_to_share',
  'template.no_text',
  'template.twice_one_language',
  'template.field_unknown',
  'template.field_broken',
  'team.not_found',
  ...ACTION_ERRORS,
];

export const templatesApi = {
  listTemplates: endpoint({
    method: 'GET',
    path: '/api/v1/templates',
    summary: 'Templates and snippets one may use, with their use; archived ones only when asked for',
    ...reading(tag),
    query: z.strictObject({ q: z.string().max(200).optional(), archived: z.stringbool().default(false) }),
    response: z.strictObject({
      templates: z.array(shown),
      canShareWithAll: z.boolean(),
      fields: z.array(field.omit({ said: true })),
    }),
  }),
  templateVersions: endpoint({
    method: 'GET',
    path: '/api/v1/templates/:id/versions',
    summary: 'Every version of a template, the newest first',
    ...reading(tag),
    params: byId,
    response: z.strictObject({ versions: z.array(version) }),
    errors: ['template.not_found'],
  }),
  createTemplate: endpoint({
    method: 'POST',
    path: '/api/v1/templates',
    summary: 'Publish a template or a snippet',
    ...writing(tag),
    body: given,
    response: shown,
    status: 201,
    errors: SAVING,
  }),
  publishTemplate: endpoint({
    method: 'PUT',
    path: '/api/v1/templates/:id',
    summary: 'Publish a new version; refused when somebody published another since',
    ...writing(tag),
    params: byId,
    body: given.extend({ basedOn: z.int().min(1) }),
    response: shown,
    errors: ['template.not_found', 'template.not_yours', 'template.changed_meanwhile', ...SAVING],
  }),
  archiveTemplate: endpoint({
    method: 'PUT',
    path: '/api/v1/templates/:id/archived',
    summary: 'Put a template out of use, or back into use',
    ...writing(tag),
    params: byId,
    body: z.strictObject({ archived: z.boolean() }),
    response: shown,
    errors: ['case.reads_only', 'template.not_found', 'template.not_yours'],
  }),
  previewTemplate: endpoint({
    method: 'POST',
    path: '/api/v1/template-previews',
    summary: 'A text not saved yet with the data of a case; changes nothing',
    ...writing(tag),
    body: z.strictObject({ reference, language, html }),
    response: merged,
    errors: ['case.not_found', 'case.reads_only'],
  }),
  offerTemplates: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/templates',
    summary: 'Templates for a case, found by what they say and with its data in them; by type of case, then by use',
    ...reading(tag),
    params: byReference,
    query: z.strictObject({ q: z.string().max(200).optional(), kind: z.enum(TEMPLATE_KINDS).optional() }),
    response: z.strictObject({
      language,
      form: z.enum(['tu', 'usted']),
      templates: z.array(offered),
      fields: z.array(field),
    }),
    errors: ['case.not_found'],
  }),
  applyTemplate: verb(
    'POST',
    '/template-actions',
    'Do with the case what a template carries, all of it or nothing',
    z.strictObject({ templateId: id, version: z.int().min(1) }),
    ['template.not_found', ...ACTION_ERRORS],
  ),
} as const;

/** What an answer was written with: which templates, and which data as it was then. */
export const written = z.strictObject({
  templates: z
    .array(z.strictObject({ id, version: z.int().min(1) }))
    .max(20)
    .default([]),
  fields: z
    .array(z.strictObject({ key: z.string().max(120), said: z.string().max(2000) }))
    .max(100)
    .default([]),
});
export type WrittenWith = z.output<typeof written>;

export const templateEvents = [
  'template.published',
  'template.archived',
  'template.restored',
  'template.used',
  'template.applied',
] as const;
