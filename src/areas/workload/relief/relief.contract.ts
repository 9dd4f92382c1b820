import { z } from 'zod';
import { CASE_TYPES } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { LEADS } from '../load/team.contract.ts';

const tag = 'Workload';
const id = z.uuid();
const when = z.iso.datetime();
const reference = z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/);
const line = z.string().trim().max(500);
const person = z.strictObject({ id, name: z.string() });
const WORKS = ['administrator', 'director', 'lead', 'agent'] as const;
const own = { access: 'person', tag, roles: WORKS } as const;
const leading = { access: 'person', tag, roles: LEADS } as const;

const offered = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  type: z.enum(CASE_TYPES),
  minutes: z.int(),
  dueAt: when.nullable(),
});
/** A case that may go: to whom, or why to nobody; `over`: it does not fit in the hours left. */
const free = offered.extend({
  to: person.nullable(),
  why: z.enum(['skill', 'shift', 'load']).nullable(),
  over: z.boolean(),
});
export type FreeCase = z.infer<typeof free>;

const item = z.strictObject({
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  to: person,
  state: z.enum(['proposed', 'kept', 'moved', 'failed', 'returned']),
  /** Why it could not move: a code, told under `error.`. */
  reason: z.string(),
});
export type ReliefItem = z.infer<typeof item>;

const relief = z.strictObject({
  id,
  person,
  word: z.string(),
  askedAt: when,
  asked: person.nullable(),
  state: z.enum(['open', 'answered', 'withdrawn', 'undone']),
  answeredAt: when.nullable(),
  answeredBy: person.nullable(),
  answer: z.string(),
  items: z.array(item),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type ReliefView = z.infer<typeof relief>;

const cases = z
  .array(z.strictObject({ reference, toId: id }))
  .min(1)
  .max(200);

export const reliefApi = {
  proposeRelief: endpoint({
    method: 'GET',
    path: '/api/v1/my/relief',
    summary: 'Which of one’s cases could go to whom, and what was asked for last',
    ...own,
    scope: 'cases:read',
    response: z.strictObject({
      free: z.array(free),
      tied: z.array(offered.extend({ why: z.enum(['promised', 'deciding']) })),
      helpers: z.array(person),
      /** Who is told. */
      lead: person.nullable(),
      last: relief.nullable(),
    }),
  }),
  askRelief: endpoint({
    method: 'POST',
    path: '/api/v1/my/relief',
    summary: 'Ask whoever leads to move some of one’s cases',
    ...own,
    scope: 'cases:write',
    body: z.strictObject({ cases, word: line.default('') }),
    response: relief,
    status: 201,
    errors: ['relief.already_asked', 'relief.cannot_move', 'case.not_found', 'person.not_found'],
  }),
  withdrawRelief: endpoint({
    method: 'DELETE',
    path: '/api/v1/my/relief',
    summary: 'Take back what one asked for, before it is answered',
    ...own,
    scope: 'cases:write',
    response: z.strictObject({}),
    errors: ['relief.not_found'],
  }),
  listRelief: endpoint({
    method: 'GET',
    path: '/api/v1/relief',
    summary: 'Who asks for a hand, and what was answered lately',
    ...leading,
    scope: 'cases:read',
    response: z.strictObject({ open: z.array(relief), answered: z.array(relief) }),
  }),
  answerRelief: endpoint({
    method: 'POST',
    path: '/api/v1/relief/:id/answer',
    summary: 'Yes to all, to some or to none: those move one by one, and what could not says why',
    ...leading,
    scope: 'cases:write',
    params: z.strictObject({ id }),
    body: z.strictObject({ moves: z.array(reference).max(200), word: line.default('') }),
    response: relief,
    errors: ['relief.not_found', 'relief.answered', 'relief.own', 'relief.word_needed'],
  }),
  undoRelief: endpoint({
    method: 'POST',
    path: '/api/v1/relief/:id/undoing',
    summary: 'Give back what moved and is still as it was given',
    ...leading,
    scope: 'cases:write',
    params: z.strictObject({ id }),
    body: z.strictObject({}).default({}),
    response: relief,
    errors: ['relief.not_found', 'relief.not_answered', 'relief.own'],
  }),
} as const;

export const reliefEvents = ['relief.asked', 'relief.withdrawn', 'relief.answered', 'relief.undone'] as const;
