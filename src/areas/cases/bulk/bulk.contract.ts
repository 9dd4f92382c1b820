import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { caseAction } from '../actions/actions.contract.ts';
import { id, reading, reference, when, writing } from '../case-endpoint.contract.ts';
import { listAsked } from '../reading/reading.contract.ts';
import { SELECTOR_PROBLEMS } from '../selecting/parse.rules.ts';
import { DISCARD_REASONS } from '../words.contract.ts';

const tag = 'Bulk changes';
const [read, write] = [reading(tag), writing(tag)];
const byId = z.strictObject({ id });

/** Of what can be done with a case without somebody looking at it, what can be put back as it was. */
const UNDOABLE = ['take', 'assign', 'priority', 'type', 'tag', 'untag'] as const;
type Undoable = Extract<(typeof caseAction.options)[number], { shape: { do: { value: (typeof UNDOABLE)[number] } } }>;
const undoable = caseAction.options.filter((option) =>
  (UNDOABLE as readonly string[]).includes(option.shape.do.value),
) as unknown as [Undoable, ...Undoable[]];

/** What is done to each of the cases. */
export const bulkAct = z.discriminatedUnion('do', [
  ...undoable,
  z.strictObject({ do: z.literal('snooze_until'), until: when }),
  z.strictObject({ do: z.literal('follow') }),
  z.strictObject({ do: z.literal('discard'), reason: z.enum(DISCARD_REASONS) }),
]);
export type BulkAct = z.infer<typeof bulkAct>;

/** Why not, and which: a code that is an error's, or `bulk.…`. */
const refusedGroup = z.strictObject({ code: z.string(), cases: z.int(), references: z.array(z.string()) });
const bulkPreview = z.strictObject({
  /** How many it changes, how many are so already, and how many it leaves alone, by reason. */
  will: z.int(),
  same: z.int(),
  refused: z.array(refusedGroup),
});
export type BulkPreview = z.infer<typeof bulkPreview>;
const bulkRow = z.strictObject({
  id,
  act: bulkAct,
  madeAt: when,
  endedAt: when.nullable(),
  state: z.enum(['running', 'done', 'stopped', 'undoing', 'undone']),
  total: z.int(),
  /** Still to be done, or to be undone. */
  left: z.int(),
  done: z.int(),
  same: z.int(),
  refusedN: z.int(),
  undone: z.int(),
  kept: z.int(),
});
export type BulkRow = z.infer<typeof bulkRow>;
const bulkView = bulkRow.extend({
  refused: z.array(refusedGroup),
  /** Changed by somebody since, so left as they are when it was undone. */
  keptCases: z.array(refusedGroup),
});
export type BulkView = z.infer<typeof bulkView>;

/** The limit is `MOST_CASES`; here so that a contract stays free of rules. */
const some = z.array(reference).min(1).max(1_000);
const chosen = z.strictObject({ references: some, act: bulkAct });
const targetErrors = ['person.not_found', 'team.not_found', 'case.team_retired', 'case.assignee_cannot_see'] as const;
const chosenErrors = [
  'case.not_found',
  'case.reads_only',
  'tag.not_found',
  'case.snooze_past',
  'case.snooze_beyond_due',
  ...targetErrors,
] as const;

export const bulkApi = {
  caseReferences: endpoint({
    method: 'GET',
    path: '/api/v1/case-references',
    summary: 'The numbers of all cases of a view or search as it is now, up to 1,000',
    ...read,
    query: listAsked.omit({ after: true, limit: true }),
    response: z.strictObject({ references: z.array(z.string()), more: z.boolean() }),
    errors: ['view.not_found', ...SELECTOR_PROBLEMS],
  }),
  previewBulk: endpoint({
    method: 'POST',
    path: '/api/v1/case-bulks/preview',
    summary: 'What doing this to these cases would change, and what it would leave alone and why',
    ...write,
    body: chosen,
    response: bulkPreview,
    errors: chosenErrors,
  }),
  makeBulk: endpoint({
    method: 'POST',
    path: '/api/v1/case-bulks',
    summary: 'Do this to these cases, as many as allow it; it goes on by itself',
    ...write,
    body: chosen,
    response: bulkView,
    status: 201,
    errors: chosenErrors,
  }),
  listBulks: endpoint({
    method: 'GET',
    path: '/api/v1/case-bulks',
    summary: 'What one did to many cases, the newest first',
    ...read,
    response: z.strictObject({ bulks: z.array(bulkRow) }),
  }),
  getBulk: endpoint({
    method: 'GET',
    path: '/api/v1/case-bulks/:id',
    summary: 'How far it is, what was left alone and why',
    ...read,
    params: byId,
    response: bulkView,
    errors: ['bulk.not_found'],
  }),
  stopBulk: endpoint({
    method: 'POST',
    path: '/api/v1/case-bulks/:id/stopping',
    summary: 'Leave the rest as it is',
    ...write,
    params: byId,
    body: z.strictObject({}).default({}),
    response: bulkView,
    errors: ['bulk.not_found', 'bulk.ended'],
  }),
  undoBulk: endpoint({
    method: 'POST',
    path: '/api/v1/case-bulks/:id/undoing',
    summary: 'Put back each case that nobody has touched since',
    ...write,
    params: byId,
    body: z.strictObject({}).default({}),
    response: bulkView,
    errors: ['bulk.not_found', 'bulk.running', 'bulk.undone'],
  }),
} as const;

export const bulkEvents = ['bulk.made', 'bulk.stopped', 'bulk.ended', 'bulk.undoing', 'bulk.undone'] as const;
