import type { Approver, PolicyDefinition } from '../contract.ts';

/** 0: a right by law, skips the circuits. 1 own, 2 consulted, 3 authorised. */
export type Level = 0 | 1 | 2 | 3;

export interface Money {
  minor: number;
  currency: string;
}

/** A published version, or a draft (number 0) being tried. */
export interface Policy extends PolicyDefinition {
  number: number;
}

export interface ProposedLine {
  solution: string;
  /** Minor units; null where the solution has no price. */
  amountMinor: number | null;
  /** Product family, where known. */
  family?: string | null;
}

export interface ProposalFacts {
  currency: string;
  lines: readonly ProposedLine[];
}

/** What was granted or asked for on one day before, lines by law left out: a day is 24 hours back from now. */
export interface Past {
  /** Whole days ago: 0 is within the last 24 hours. */
  daysAgo: number;
  amountMinor: number;
  /** How many proposals. */
  times: number;
  currency: string;
  /** In this case, in a related one or over the same order. */
  inCase: boolean;
}

/**
 * Everything the table asks about that is not in the proposal. Null is unknown: it fits no condition, but a stricter row
 * that asks about it may fit.
 */
export interface Facts {
  requester: { id: string; roles: readonly string[]; teamIds: readonly string[]; days: number };
  channel: string;
  reason: string | null;
  segments: readonly string[];
  daysSincePurchase: number | null;
  orderTotalMinor: number | null;
  marginPercent: number | null;
  /** What the customer was granted or is being asked for, newest first. */
  ofCustomer: readonly Past[];
  /** What this agent granted or asked for in the last week, newest first. */
  ofAgent: readonly Past[];
  /** The article that gives a right to each line, by position; null where there is none. */
  articles: readonly (string | null)[];
  /** Which day the term of each of those rights was counted from. */
  countedFrom?: readonly ('delivery' | 'purchase' | null)[];
  /** Why what would be a right was not taken for one, by position. */
  withheld?: readonly (Reason | null)[];
  /** Lines that have a price nobody has said, by position: an amount that is null only for this may be any. */
  unpriced?: readonly boolean[];
}

export interface ApproverChain {
  approvers: readonly Approver[];
  fourEyes: boolean;
}

/** Why, as a code with values to be said on screen under `policy.reason.<code>`. */
export interface Reason {
  code: string;
  params: Readonly<Record<string, string | number | null>>;
}

/** What the agent may grant at once instead: less of the same, or something else. */
export type Alternative = { amountMinor: number } | { solution: string };

export interface LineDecision {
  level: Level;
  ruleId: string | null;
  reason: Reason;
  /** The most of this solution that the agent may grant alone in this case now; null where nothing bounds it. */
  remaining: Money | null;
  consult: string | null;
  handOver: boolean;
  approvers: ApproverChain | null;
  fourEyes: boolean;
  alternative: Alternative | null;
  article: string | null;
  /** It rests on the order's total as whoever proposes gave it: nobody has compared it with the order. */
  declared: boolean;
}

/** The highest line rules; the others keep their own level, so that what is level 1 can be granted at once. */
export interface Decision extends LineDecision {
  policyNumber: number;
  lines: readonly LineDecision[];
}
