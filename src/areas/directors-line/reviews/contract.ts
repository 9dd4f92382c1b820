import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = "Director's line";
const person = z.strictObject({ id, name: z.string() });
const read = { access: 'person', scope: 'cases:read', tag } as const;
const write = { access: 'person', scope: 'cases:write', tag } as const;
const STAFF = ['administrator', 'director', 'lead', 'agent'] as const;

/** Something done, something given with an amount, a petition or a proposal told no to, and a gift from one's own budget. */
export const DECISION_KINDS = ['solution', 'concession', 'refusal', 'surprise'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
/** Which row it is. */
export const DECISION_SOURCES = ['proposal', 'petition', 'surprise', 'authorisation'] as const;
export type DecisionSource = (typeof DECISION_SOURCES)[number];
export const VERDICTS = ['apt', 'praised', 'doubtful', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const review = z.strictObject({
  id,
  verdict: z.enum(VERDICTS),
  word: z.string(),
  at: when,
  by: person,
  read: z.boolean(),
  answer: z.string(),
  answeredAt: when.nullable(),
  shown: z.boolean(),
});
export type ReviewView = z.infer<typeof review>;

export const decision = z.strictObject({
  id,
  source: z.enum(DECISION_SOURCES),
  kind: z.enum(DECISION_KINDS),
  at: when,
  person,
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  /** Of the circuit; null where none was needed. */
  level: z.int().nullable(),
  /** By a deputy over the policy, in the Director's place: of these none is left out. */
  inPlace: z.boolean(),
  /** What was given, in words of the company's own catalogue; the petition told no to. */
  what: z.string(),
  why: z.string(),
  amount: z.strictObject({ minor: z.int(), currency: z.string() }).nullable(),
  review: review.nullable(),
});
export type DecisionView = z.infer<typeof decision>;

const mine = z.strictObject({ decision, review });
export type FeedbackView = z.infer<typeof mine>;

export const reviewsApi = {
  listDecisions: endpoint({
    method: 'GET',
    path: '/api/v1/decisions',
    summary: 'Decisions of the team in a week: a fair sample by person and kind, and what is marked already',
    ...read,
    roles: STAFF,
    query: z.strictObject({
      /** The Monday it begins with; this week when left out. */
      week: z.iso.date().optional(),
      kind: z.enum(DECISION_KINDS).optional(),
      personId: id.optional(),
      marked: z.enum(['yes', 'no']).optional(),
    }),
    response: z.strictObject({
      items: z.array(decision),
      week: z.iso.date(),
      /** Made by the team in the week, and how many of them were drawn. */
      total: z.int(),
      drawn: z.int(),
      /** Drawn at most, of each person and kind. */
      each: z.int(),
      /** Who made any, by name. */
      people: z.array(person),
    }),
    errors: ['direct.not_yours'],
  }),
  reviewDecision: endpoint({
    method: 'PUT',
    path: '/api/v1/decisions/:source/:id/review',
    summary: 'Say of a decision that it is apt, to celebrate, doubtful or to correct, with a word',
    ...write,
    roles: STAFF,
    params: z.strictObject({ source: z.enum(DECISION_SOURCES), id }),
    body: z.strictObject({ verdict: z.enum(VERDICTS), word: z.string().trim().min(1).max(500) }),
    response: review,
    errors: ['direct.not_yours', 'decision.not_found', 'decision.own', 'review.answered'],
  }),
  showPraise: endpoint({
    method: 'PUT',
    path: '/api/v1/decision-reviews/:id/showing',
    summary: 'Show a decision to celebrate to the whole team, or no more',
    ...write,
    roles: STAFF,
    params: z.strictObject({ id }),
    body: z.strictObject({ shown: z.boolean() }),
    response: review,
    errors: ['direct.not_yours', 'review.not_found', 'review.no_praise'],
  }),
  myFeedback: endpoint({
    method: 'GET',
    path: '/api/v1/my/feedback',
    summary: 'What the Director said of one’s own decisions; what the team celebrates and has learnt',
    ...read,
    roles: [...STAFF, 'auditor'],
    response: z.strictObject({
      items: z.array(mine),
      unread: z.int(),
      praise: z.array(z.strictObject({ id, person: z.string(), word: z.string(), what: z.string(), at: when })),
      /** Without the number of a case that they may not open. */
      learnt: z.array(z.strictObject({ id, reference: z.string().nullable(), text: z.string(), at: when })),
    }),
  }),
  readFeedback: endpoint({
    method: 'POST',
    path: '/api/v1/my/feedback/:id/reading',
    summary: 'It was read by whom it is about',
    ...write,
    roles: STAFF,
    params: z.strictObject({ id }),
    body: z.strictObject({}),
    response: review,
    errors: ['review.not_found'],
  }),
  answerFeedback: endpoint({
    method: 'POST',
    path: '/api/v1/my/feedback/:id/answer',
    summary: 'What whoever made the decision says to it',
    ...write,
    roles: STAFF,
    params: z.strictObject({ id }),
    body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
    response: review,
    errors: ['review.not_found', 'review.answered'],
  }),
} as const;

/** On the stream of the person it is about: nothing of it stands in the case. */
export const reviewsEvents = ['review.marked', 'review.read', 'review.answered', 'review.shown'] as const;
