import { levelOf, limitOf } from '../engine/decide.rules.ts';
import type { Facts, Level, Policy, ProposalFacts } from '../engine/decision.rules.ts';
import { quantile, wilson } from './wilson.rules.ts';

/** One decision as it was taken: its proposal and facts as they stood, and what came of it. */
export interface TriedDecision {
  id: string;
  state: string;
  level: Level;
  /** Of the priced lines together, as asked for and as granted. */
  askedMinor: number;
  grantedMinor: number;
  /** From asking until it was decided; null while it waits. */
  waitedMinutes: number | null;
  proposal: ProposalFacts;
  facts: Facts;
}

/** The same with where and when it was, and what became of it. */
export interface PastDecision extends TriedDecision {
  caseId: string;
  madeAt: number;
  ruleId: string | null;
  approverId: string | null;
  /** Taken back, or decided otherwise by the Director afterwards. */
  reversed: boolean;
  customerId: string | null;
}

export interface Move<One = PastDecision> {
  decision: One;
  from: Level;
  to: Level;
}

export interface Exposure {
  low: number;
  base: number;
  high: number;
}

export interface Simulation {
  n: number;
  changed: number;
  moves: { from: Level; to: Level; n: number }[];
  /** Waiting that would not have been: of those that become one's own. */
  saved: { n: number; medianMinutes: number; totalMinutes: number };
  /** What would have been granted besides, in the policy's currency. */
  exposure: Exposure;
  kinds: { solution: string; from: Level; to: Level; n: number }[];
}

/** Which past decisions another table would have sent elsewhere. What the Director decided in person stays out. */
export function movesUnder<One extends TriedDecision>(policy: Policy, decisions: readonly One[]): Move<One>[] {
  const moves: Move<One>[] = [];
  for (const decision of decisions) {
    const to = levelOf(policy, decision.proposal, decision.facts);
    if (to !== decision.level) moves.push({ decision, from: decision.level, to });
  }
  return moves;
}

type TriedMove = Move<TriedDecision>;

/** A draft tried on what was decided: levels, waiting and money, as if nothing else had changed. */
export function simulate(policy: Policy, decisions: readonly TriedDecision[]): Simulation {
  const moves = movesUnder(policy, decisions);
  const own = moves.filter(({ from, to }) => from > 1 && to <= 1);
  const waits = own.flatMap(({ decision }) => decision.waitedMinutes ?? []);
  return {
    n: decisions.length,
    changed: moves.length,
    moves: counted(moves, ({ from, to }) => `${from} ${to}`).map(([{ from, to }, n]) => ({ from, to, n })),
    saved: {
      n: waits.length,
      medianMinutes: quantile(waits, 0.5),
      totalMinutes: waits.reduce((sum, minutes) => sum + minutes, 0),
    },
    exposure: exposureOf(policy, own),
    kinds: counted(moves, (move) => `${solutionOf(move.decision)} ${move.from} ${move.to}`)
      .map(([move, n]) => ({ solution: solutionOf(move.decision), from: move.from, to: move.to, n }))
      .slice(0, 12),
  };
}

/** What a decision was about: its dearest line. */
export function solutionOf({ proposal: { lines } }: Pick<TriedDecision, 'proposal'>): string {
  const [first, ...rest] = lines;
  return (
    rest.reduce((dearest, line) => ((line.amountMinor ?? 0) > (dearest?.amountMinor ?? 0) ? line : dearest), first)
      ?.solution ?? ''
  );
}

/**
 * base: what was refused or cut and would now be granted. low: the same at the lower bound of how often that happens (Wilson, 95 %).
 * high: every one of them granted up to the new limit.
 */
function exposureOf(policy: Policy, own: readonly TriedMove[]): Exposure {
  const here = own.map(({ decision }) => decision).filter(({ proposal }) => proposal.currency === policy.currency);
  const cut = here.filter(({ askedMinor, grantedMinor }) => askedMinor > grantedMinor);
  const base = cut.reduce((sum, { askedMinor, grantedMinor }) => sum + askedMinor - grantedMinor, 0);
  const share = cut.length / Math.max(1, here.length);
  const low = share > 0 ? base * (wilson(cut.length, here.length).low / share) : 0;
  const most = mostUnder(policy);
  const high = here.reduce((sum, decision) => sum + most(decision) - decision.grantedMinor, 0);
  return { low: Math.round(low), base, high: Math.max(base, high) };
}

/**
 * The most the agent could have granted alone in a case; what was asked where nothing bounds it. It does not depend on what was
 * asked, so among equal facts it is worked out once for each solution: many thousand decisions share a few.
 */
function mostUnder(policy: Policy): (decision: TriedDecision) => number {
  const known = new Map<Facts, Map<string, number | null>>();
  return ({ proposal, facts, askedMinor }) => {
    const [line] = proposal.lines;
    if (!line || proposal.lines.length > 1) return askedMinor;
    const ofFacts = known.get(facts) ?? new Map<string, number | null>();
    known.set(facts, ofFacts);
    const key = JSON.stringify([line.solution, line.family, proposal.currency]);
    const limit = ofFacts.has(key) ? (ofFacts.get(key) as number | null) : limitOf(policy, proposal, facts);
    ofFacts.set(key, limit);
    return Math.max(askedMinor, limit ?? askedMinor);
  };
}

/** One of each kind with how many there are, most first. */
function counted(moves: readonly TriedMove[], kindOf: (move: TriedMove) => string): [TriedMove, number][] {
  const found = new Map<string, [TriedMove, number]>();
  for (const move of moves) {
    const kind = kindOf(move);
    const known = found.get(kind);
    if (known) known[1] += 1;
    else found.set(kind, [move, 1]);
  }
  return [...found.values()].toSorted((a, b) => b[1] - a[1]);
}
