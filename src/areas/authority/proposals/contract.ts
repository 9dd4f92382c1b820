import { z } from 'zod';
import { MEANINGS } from '../consultations/contract.ts';
import { solutionCode } from '../policy/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const minor = z.int().min(1).max(1_000_000_000_00);
const person = z.strictObject({ id, name: z.string() });

/** Where the trouble came from, as whoever proposes sees it; a review may say otherwise later. */
export const CAUSES = [
  'preparation',
  'carrier',
  'product',
  'supplier',
  'information',
  'invoicing',
  'process',
  'system',
  'person',
  'customer',
  'other',
] as const;
export const cause = z.enum(CAUSES);

/** None of the families that the policy asks about. */
export const OTHER_FAMILY = 'other';

export const proposedLine = z.strictObject({
  solution: solutionCode,
  /** Minor units of the proposal's currency; null where the solution has no price. */
  amountMinor: minor.nullable().default(null),
  quantity: z.number().positive().max(1_000_000).nullable().default(null),
  detail: z.string().trim().max(2_000).default(''),
  /** Of the product, where the policy asks about it: one of `listSolutions`, or OTHER_FAMILY; null is not said. */
  family: z.string().trim().min(1).max(60).nullable().default(null),
});

/** What an agent would do for the customer. The policy says who decides it. */
export const proposalInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  lines: z.array(proposedLine).min(1).max(10),
  reason: z.string().trim().max(2_000).default(''),
  cause,
  areaId: id.nullable(),
  orderRef: z.string().trim().max(60).nullable().default(null),
  orderTotalMinor: minor.nullable().default(null),
  purchasedOn: z.iso.date().nullable().default(null),
  /** When the customer received it: what withdrawal and guarantee count from. */
  deliveredOn: z.iso.date().nullable().default(null),
});
export type ProposalInput = z.output<typeof proposalInput>;

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const money = z.strictObject({ minor: z.int(), currency: z.string() });
const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const alternative = z.union([z.strictObject({ amountMinor: z.int() }), z.strictObject({ solution: z.string() })]);
/** How long it usually takes, in service minutes, and over how many; null while nothing is known. */
export const usual = z.strictObject({ minutes: z.int(), n: z.int() });

/** What the policy answers while one types. */
export const policyAnswer = z.strictObject({
  level,
  policyNumber: z.int(),
  ruleId: z.string().nullable(),
  reason,
  article: z.string().nullable(),
  remaining: money.nullable(),
  alternative: alternative.nullable(),
  /** It rests on the order's total as whoever proposes gave it, unchecked. */
  declared: z.boolean(),
  consult: z.strictObject({ areaId: id, name: z.string(), handOver: z.boolean() }).nullable(),
  /** Level 3: who would be asked, who stands in and after how long. */
  asks: z
    .strictObject({
      approver: person,
      deputy: person.nullable(),
      deputyMinutes: z.int(),
      fourEyes: z.boolean(),
      usual: usual.nullable(),
      dueAt: when,
      /** The legal deadline it has to fit into, where one runs. */
      legalDueAt: when.nullable(),
    })
    .nullable(),
  lines: z.array(
    z.strictObject({
      level,
      ruleId: z.string().nullable(),
      reason,
      article: z.string().nullable(),
      remaining: money.nullable(),
    }),
  ),
});
export type PolicyAnswer = z.infer<typeof policyAnswer>;

export const PROPOSAL_STATES = [
  'applied',
  'waiting',
  'approved',
  'changed',
  'refused',
  'withdrawn',
  'expired',
] as const;
export const AUTHORISATION_STATES = [
  'pending',
  'approved',
  'changed',
  'refused',
  'superseded',
  'expired',
  'withdrawn',
] as const;

export const circuitMessage = z.strictObject({
  id,
  author: person.nullable(),
  via: z.string(),
  text: z.string(),
  at: when,
});

export const authorisationOfCase = z.strictObject({
  id,
  version: z.int(),
  step: z.int(),
  approver: person,
  /** Whom the policy names, when somebody else stands in. */
  asked: person,
  askedAt: when,
  dueAt: when,
  expiresAt: when,
  state: z.enum(AUTHORISATION_STATES),
  decidedBy: person.nullable(),
  decidedAt: when.nullable(),
  finalAt: when.nullable(),
  amountMinor: z.int().nullable(),
  reason: z.string(),
  messages: z.array(circuitMessage),
});

export const executionView = z.strictObject({
  id,
  solution: z.string(),
  amountMinor: z.int().nullable(),
  currency: z.string(),
  assignee: person.nullable(),
  areaId: id.nullable(),
  openedAt: when,
  dueAt: when,
  state: z.enum(['open', 'done', 'cancelled']),
  doneBy: person.nullable(),
  doneAt: when.nullable(),
  proof: z.string(),
  /** By whoever reads it. */
  confirmable: z.boolean(),
});
export type ExecutionView = z.infer<typeof executionView>;

/** A proposal as the people of its case see it. */
export const proposalView = z.strictObject({
  id,
  version: z.int(),
  state: z.enum(PROPOSAL_STATES),
  level,
  policyNumber: z.int(),
  ruleId: z.string().nullable(),
  madeBy: person,
  madeAt: when,
  why: reason,
  reason: z.string(),
  cause: z.string(),
  areaId: id.nullable(),
  currency: z.string(),
  totalMinor: z.int(),
  orderRef: z.string().nullable(),
  orderTotalMinor: z.int().nullable(),
  purchasedOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  byDirector: z.boolean(),
  /** Why it ended before it was applied: whoever made it, an area, or with its case; '' otherwise. */
  endedBecause: z.enum(['', 'maker', 'area', 'resolved', 'discarded', 'director']),
  customerTold: z.boolean(),
  decidedAt: when.nullable(),
  closedAt: when.nullable(),
  alternative: alternative.nullable(),
  declared: z.boolean(),
  consult: z.strictObject({ areaId: id, handOver: z.boolean() }).nullable(),
  lines: z.array(
    z.strictObject({
      id,
      solution: z.string(),
      amountMinor: z.int().nullable(),
      quantity: z.number().nullable(),
      detail: z.string(),
      family: z.string().nullable(),
      level,
      ruleId: z.string().nullable(),
      article: z.string().nullable(),
      appliedAt: when.nullable(),
    }),
  ),
  authorisations: z.array(authorisationOfCase),
  executions: z.array(executionView),
  /** What the area answered; `plain` when it only pressed a button that means yes. Anything else is read before it is applied. */
  answer: z.strictObject({ words: z.string(), plain: z.boolean(), meaning: z.enum(MEANINGS).nullable() }).nullable(),
  /** How long whoever is asked now usually takes. */
  usual: usual.nullable(),
});
export type ProposalView = z.infer<typeof proposalView>;

export const proposalEvents = [
  'proposal.made',
  'proposal.changed',
  'proposal.withdrawn',
  'proposal.applied',
  'proposal.taken_back',
] as const;
