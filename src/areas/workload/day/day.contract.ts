import { z } from 'zod';
import { CASE_TYPES, caseRow } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { CONTRIBUTIONS } from '../contributions/contribution.rules.ts';

const tag = 'Workload';
const when = z.iso.datetime();
const read = { access: 'person', scope: 'cases:read', tag } as const;
const reference = z.string();

/** Cases of a part of the day: the first few, and how many there are. */
const someCases = z.strictObject({ total: z.int(), cases: z.array(caseRow) });

/** What came back to whoever has the case, and was not answered yet. */
const returned = z.strictObject({
  reference,
  subject: z.string(),
  customer: z.string(),
  kind: z.enum(['consulted', 'decided', 'replied']),
  /** Whoever answered or decided; of a customer's word, themselves. */
  by: z.string(),
  /** The first of what they said. */
  words: z.string(),
  outcome: z.enum(['approved', 'changed', 'refused']).nullable(),
  minor: z.int().nullable(),
  currency: z.string().nullable(),
  at: when,
});
export type ReturnedView = z.infer<typeof returned>;

/** Something of a case with a moment of its own: a promise, a task, a call. `what`: the kind of the promise or call; of a task, what is to be done. */
const matter = z.strictObject({ reference, subject: z.string(), customer: z.string(), what: z.string(), at: when });
export type MatterView = z.infer<typeof matter>;
const some = <W extends z.ZodType>(what: W) =>
  z.strictObject({ total: z.int(), items: z.array(matter.extend({ what })) });

export const effort = z.strictObject({
  type: z.enum(CASE_TYPES),
  minutes: z.int(),
  basis: z.enum(['measured', 'company', 'assumed']),
  n: z.int(),
});
export type EffortView = z.infer<typeof effort>;

export const load = z.strictObject({
  /** Minutes of what waits for them. */
  planned: z.int(),
  /** Minutes they still work on the first day they do; null when that is a month away. */
  left: z.strictObject({ minutes: z.int(), date: z.iso.date(), today: z.boolean() }).nullable(),
  atWork: z.boolean(),
  open: z.array(z.strictObject({ type: z.enum(CASE_TYPES), cases: z.int(), minutes: z.int() })),
});
export type LoadView = z.infer<typeof load>;

const week = z.strictObject({
  from: when,
  to: when,
  cases: z.int(),
  resolved: z.int(),
  /** Of those resolved, the share that never left one's own attribution, with its interval; null below thirty. */
  own: z.strictObject({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  contributions: z.array(z.strictObject({ kind: z.enum(CONTRIBUTIONS), n: z.int() })),
});
export type WeekView = z.infer<typeof week>;

export const dayApi = {
  myDay: endpoint({
    method: 'GET',
    path: '/api/v1/my/day',
    summary: 'What is due, came back, returns or was promised today; own week and load',
    ...read,
    response: z.strictObject({
      dueToday: z.int(),
      overdue: z.int(),
      /** When the next of one's own is due after today. */
      nextDueAt: when.nullable(),
      first: someCases,
      returned: z.strictObject({ total: z.int(), items: z.array(returned) }),
      snoozed: someCases,
      promises: some(z.enum(['answer', 'delivery'])),
      tasks: some(z.string()),
      calls: some(z.enum(['person', 'supervisor'])),
      /** Null for whoever has no cases. */
      week: week.nullable(),
      load: load.extend({ efforts: z.array(effort) }).nullable(),
    }),
  }),
  myContributions: endpoint({
    method: 'GET',
    path: '/api/v1/my/contributions',
    summary: 'The cases behind the figures of one’s own week',
    ...read,
    query: z.strictObject({ kind: z.enum(CONTRIBUTIONS).optional() }),
    response: z.strictObject({ cases: z.array(caseRow) }),
  }),
} as const;
