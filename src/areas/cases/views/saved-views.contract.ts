import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { abilities, empty, id, person, reading, writing } from '../case-endpoint.contract.ts';
import { FIELD_NAMES } from '../selecting/fields.rules.ts';
import { SELECTOR_LIMIT, SELECTOR_PROBLEMS } from '../selecting/parse.rules.ts';

const tag = 'Cases';
const byId = z.strictObject({ id });

/** Which cases, in codes and ids: written in words of either language by whoever shows it. */
export const selectorView = z.strictObject({
  terms: z.array(z.strictObject({ field: z.enum(FIELD_NAMES), values: z.array(z.string()), not: z.boolean() })),
  words: z.string(),
});
const SHARED = ['mine', 'team', 'all'] as const;
export const SORTS = ['due', 'newest', 'oldest'] as const;

const shown = z.strictObject({
  id,
  name: z.string(),
  shared: z.enum(SHARED),
  teamId: id.nullable(),
  selector: selectorView,
  order: z.enum(SORTS),
  owner: person,
  can: abilities,
});
export type SavedView = z.infer<typeof shown>;

/** `q`: the selector as text, the same as in the list. */
const given = z.strictObject({
  name: z.string().trim().min(1).max(80),
  q: z.string().trim().min(1).max(SELECTOR_LIMIT),
  order: z.enum(SORTS).default('due'),
  shared: z.enum(SHARED).default('mine'),
  /** Whose, when it is the team's. */
  teamId: id.nullable().default(null),
});
const SAVING = ['case.reads_only', 'view.not_yours_to_share', 'view.empty', 'team.not_found', ...SELECTOR_PROBLEMS];

export const savedViewsApi = {
  listSavedViews: endpoint({
    method: 'GET',
    path: '/api/v1/saved-views',
    summary: 'Saved views one may use: own ones, those of one’s teams and those of everybody',
    ...reading(tag),
    response: z.strictObject({ views: z.array(shown), canShareWithAll: z.boolean() }),
  }),
  countSavedViews: endpoint({
    method: 'GET',
    path: '/api/v1/saved-view-counts',
    summary:
      'What waits in each saved view, among the 5,000 open cases due first; a view of words that are everywhere has no number',
    ...reading(tag),
    response: z.strictObject({ counts: z.record(id, z.int().nullable()), isWhole: z.boolean() }),
  }),
  saveView: endpoint({
    method: 'POST',
    path: '/api/v1/saved-views',
    summary: 'Keep a selector under a name',
    ...writing(tag),
    body: given,
    response: shown,
    status: 201,
    errors: SAVING,
  }),
  changeView: endpoint({
    method: 'PUT',
    path: '/api/v1/saved-views/:id',
    summary: 'Rename a saved view, share it or change what it selects',
    ...writing(tag),
    params: byId,
    body: given,
    response: shown,
    errors: ['view.not_found', 'view.not_yours', ...SAVING],
  }),
  deleteView: endpoint({
    method: 'DELETE',
    path: '/api/v1/saved-views/:id',
    summary: 'Delete a saved view; the cases stay as they are',
    ...writing(tag),
    params: byId,
    body: empty,
    response: z.strictObject({ deleted: z.boolean() }),
    errors: ['case.reads_only', 'view.not_found', 'view.not_yours'],
  }),
} as const;

export const savedViewEvents = ['view.saved', 'view.changed', 'view.deleted'] as const;
