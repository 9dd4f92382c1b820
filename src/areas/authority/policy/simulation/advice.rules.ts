import type { PolicyRule } from '../contract.ts';
import type { Policy } from '../engine/decision.rules.ts';
import { simulate, solutionOf, type PastDecision, type Simulation } from './simulate.rules.ts';
import { quantile, wilson } from './wilson.rules.ts';

/* What three months of decisions say about the table: where it asks for a yes that always comes, and where it gives what is taken back. */

/** Days of decisions that advice looks at. */
export const ADVICE_DAYS = 90;
/** Fewer say nothing. */
export const ADVICE_LEAST = 30;
const APPROVED = 0.9;
const UNCHANGED = 0.95;
const UNCLEAR = 0.6;
const TAKEN_BACK = 0.05;
const OFTEN = 3;
const OFTEN_SHARE = 0.3;
/** Upper ends of the bands of amounts, in minor units. */
const BANDS = [5_000, 10_000, 20_000, 50_000, 100_000, Number.POSITIVE_INFINITY];

export interface Advice {
  /** The same as long as it says the same: what a draft is asked for by. */
  key: string;
  kind: 'widen' | 'narrow' | 'limit_times' | 'unclear';
  solution: string;
  segment: string | null;
  approverId: string | null;
  /** The row it speaks of: where the new one goes before, or the one to change. */
  ruleId: string | null;
  n: number;
  /** Of them: approved, taken back, or taken by customers who come often. */
  k: number;
  interval: { low: number; high: number };
  /** The new limit, or null where no amount is proposed. */
  limitMinor: number | null;
  /** Times a customer in 90 days, where that is the advice. */
  times: number | null;
  simulation: Simulation | null;
  /** The table it would lead to. */
  rules: PolicyRule[] | null;
}

/** Widening, narrowing and what is unclear, the largest number of decisions first. Sources: domain.md §5.3. */
export function adviseOn(policy: Policy, decisions: readonly PastDecision[]): Advice[] {
  return [...widening(policy, decisions), ...narrowing(policy, decisions)].toSorted((a, b) => b.n - a.n);
}

const YES = new Set(['approved', 'changed', 'applied']);
const NO = new Set(['refused']);

/** By solution, kind of customer, approver and deciding row: bands of amounts from the smallest up, as long as each is nearly always a plain yes. */
function widening(policy: Policy, decisions: readonly PastDecision[]): Advice[] {
  const asked = decisions.filter(
    ({ level, state, proposal }) =>
      level === 3 &&
      proposal.lines.length === 1 &&
      proposal.currency === policy.currency &&
      (YES.has(state) || NO.has(state)),
  );
  const groups = Map.groupBy(asked, (one) =>
    [solutionOf(one), segmentOf(one) ?? '', one.approverId ?? '', one.ruleId ?? ''].join('|'),
  );
  return [...groups.values()].flatMap((group): Advice[] => {
    const unclear = unclearOf(group);
    if (unclear) return [unclear];
    const plain = plainBands(group);
    if (plain.length < ADVICE_LEAST) return [];
    const approved = plain.filter(({ state }) => YES.has(state));
    const limitMinor =
      Math.floor(
        quantile(
          approved.map(({ askedMinor }) => askedMinor),
          0.9,
        ) / 100,
      ) * 100;
    const rules = widened(policy, plain, limitMinor);
    if (!rules) return [];
    const draft = { ...policy, rules };
    return [{ ...about('widen', plain, approved.length), limitMinor, rules, simulation: simulate(draft, decisions) }];
  });
}

/** Decisions in the lowest bands that are nearly all approved as asked; the first band that is not, or is too thin, ends it. */
function plainBands(group: readonly PastDecision[]): PastDecision[] {
  const plain: PastDecision[] = [];
  let over = 0;
  for (const upTo of BANDS) {
    const from = over;
    const band = group.filter(({ askedMinor }) => askedMinor > from && askedMinor <= upTo);
    over = upTo;
    if (band.length === 0) continue;
    const approved = band.filter(({ state }) => YES.has(state));
    const unchanged = approved.filter(({ askedMinor, grantedMinor }) => askedMinor === grantedMinor);
    const isPlain =
      band.length >= ADVICE_LEAST &&
      wilson(approved.length, band.length).low >= APPROVED &&
      unchanged.length / approved.length >= UNCHANGED;
    if (!isPlain) break;
    plain.push(...band);
  }
  return plain;
}

/** Fewer than six in ten approved: the row is not understood. No table mends that; people do. */
function unclearOf(group: readonly PastDecision[]): Advice | null {
  const approved = group.filter(({ state }) => YES.has(state)).length;
  if (group.length < ADVICE_LEAST || approved / group.length >= UNCLEAR) return null;
  return about('unclear', group, approved);
}

/**
 * The table with a row of one's own for this solution and kind of customer, up to the new limit, just before the row that decided: what rows above
 * it keep for others stays so. Null when that row is no longer there.
 */
function widened(policy: Policy, group: readonly PastDecision[], limitMinor: number): PolicyRule[] | null {
  const [one] = group;
  if (!one || limitMinor <= 0) return null;
  const solution = solutionOf(one);
  const isAbout = (rule: PolicyRule): boolean => rule.solutions.length === 0 || rule.solutions.includes(solution);
  const at = one.ruleId === null ? policy.rules.length : policy.rules.findIndex(({ id }) => id === one.ruleId);
  if (at < 0) return null;
  const own = policy.rules.find((rule) => rule.level === 1 && isAbout(rule) && !rule.who.personIds.length);
  if (own && own.when.maxAmount !== null && own.when.maxAmount >= limitMinor) return null;
  const base = own ?? policy.rules[at];
  if (!base) return null;
  const segment = segmentOf(one);
  const row: PolicyRule = {
    ...base,
    id: freeId(policy.rules, own?.id ?? 'AM'),
    who: own?.who ?? { roles: ['agent', 'lead'], teamIds: [], personIds: [], minDays: null },
    solutions: [solution],
    when: { ...base.when, maxAmount: limitMinor, segments: segment ? [segment] : [] },
    level: 1,
    areaId: null,
    handOver: false,
    approvers: [],
    fourEyesAbove: null,
  };
  return policy.rules.toSpliced(at, 0, row);
}

/** Rows of one's own that are often taken back, or spent on the same few customers. */
function narrowing(policy: Policy, decisions: readonly PastDecision[]): Advice[] {
  const own = decisions.filter(({ level, proposal }) => level === 1 && proposal.currency === policy.currency);
  const groups = Map.groupBy(own, ({ ruleId }) => ruleId ?? '');
  return policy.rules.flatMap((rule): Advice[] => {
    const group = groups.get(rule.id) ?? [];
    if (rule.level !== 1 || group.length < ADVICE_LEAST) return [];
    const kept = group.filter(({ reversed }) => !reversed);
    const back = group.length - kept.length;
    const changed = (next: PolicyRule): PolicyRule[] => policy.rules.map((one) => (one === rule ? next : one));
    if (wilson(back, group.length).low >= TAKEN_BACK && rule.when.maxAmount !== null) {
      const limitMinor =
        Math.floor(
          quantile(
            kept.map(({ askedMinor }) => askedMinor),
            0.5,
          ) / 100,
        ) * 100;
      if (limitMinor >= rule.when.maxAmount) return [];
      const rules = changed({ ...rule, when: { ...rule.when, maxAmount: limitMinor } });
      const simulation = simulate({ ...policy, rules }, decisions);
      return [{ ...about('narrow', group, back), ruleId: rule.id, limitMinor, rules, simulation }];
    }
    return rule.when.perCustomer === null ? oftenIn(policy, rule, group, decisions, changed) : [];
  });
}

function oftenIn(
  policy: Policy,
  rule: PolicyRule,
  group: readonly PastDecision[],
  decisions: readonly PastDecision[],
  changed: (next: PolicyRule) => PolicyRule[],
): Advice[] {
  const known = group.filter(({ customerId }) => customerId !== null);
  const byCustomer = [...Map.groupBy(known, ({ customerId }) => customerId).values()];
  const often = byCustomer.filter((theirs) => theirs.length >= OFTEN).flat();
  if (known.length < ADVICE_LEAST || wilson(often.length, known.length).low < OFTEN_SHARE) return [];
  const times = OFTEN - 1;
  const perCustomer = { days: ADVICE_DAYS, maxAmount: null, maxCount: times };
  const rules = changed({ ...rule, when: { ...rule.when, perCustomer } });
  const simulation = simulate({ ...policy, rules }, decisions);
  return [{ ...about('limit_times', known, often.length), ruleId: rule.id, times, rules, simulation }];
}

function about(kind: Advice['kind'], group: readonly PastDecision[], k: number): Advice {
  const [one] = group;
  const solution = one ? solutionOf(one) : '';
  const segment = one ? segmentOf(one) : null;
  const approverId = kind === 'widen' || kind === 'unclear' ? (one?.approverId ?? null) : null;
  return {
    key: [kind, solution, segment ?? '', approverId ?? '', one?.ruleId ?? ''].join('|'),
    kind,
    solution,
    segment,
    approverId,
    ruleId: one?.ruleId ?? null,
    n: group.length,
    k,
    interval: wilson(k, group.length),
    limitMinor: null,
    times: null,
    simulation: null,
    rules: null,
  };
}

/** Person or company: tags of one's own are too many to draw conclusions from. */
function segmentOf({ facts }: PastDecision): string | null {
  return facts.segments.find((segment) => segment === 'person' || segment === 'company') ?? null;
}

function freeId(rules: readonly PolicyRule[], like: string): string {
  const stem = like.replace(/-?\d+$/, '');
  const taken = new Set(rules.map(({ id }) => id));
  for (let n = 1; ; n += 1) {
    const id = `${stem}-${String(n).padStart(2, '0')}`;
    if (!taken.has(id)) return id;
  }
}
