import type { PolicyRule, SpendingWindow } from '../contract.ts';
import type { Facts, Past, Policy, Reason } from './decision.rules.ts';

/** One line as the rows see it: what was granted before it, and the lines of the same proposal that come before it, count with it. */
export interface LineAsked {
  policy: Policy;
  facts: Facts;
  currency: string;
  solution: string;
  amountMinor: number;
  /** Its amount, or one of those before it, was not said and may be any. */
  unsaid: boolean;
  beforeUnsaid: boolean;
  family: string | null;
  /** Of the same proposal, before this line. */
  beforeMinor: number;
  /** Why what would be a right goes through the circuits all the same. */
  withheld?: Reason | null;
}

/** Why a row does not fit, or null when this condition holds. */
type Condition = (rule: PolicyRule, line: LineAsked) => Reason | null;

/** Who asks: told apart because no amount mends it. */
export function isWho(rule: PolicyRule, { facts: { requester } }: LineAsked): boolean {
  const { roles, teamIds, personIds, minDays } = rule.who;
  return (
    meets(roles, requester.roles) &&
    meets(teamIds, requester.teamIds) &&
    (personIds.length === 0 || personIds.includes(requester.id)) &&
    (minDays === null || requester.days >= minDays)
  );
}

export function isAbout(rule: PolicyRule, { solution }: LineAsked): boolean {
  return rule.solutions.length === 0 || rule.solutions.includes(solution);
}

/** Conditions that no smaller amount mends. */
const FIXED: readonly Condition[] = [
  ({ when }, line) => {
    const wanted = when.currency ?? line.policy.currency;
    const needed = when.currency !== null || boundsMoney({ when });
    return needed && wanted !== line.currency ? why('other_currency', { currency: wanted }) : null;
  },
  ({ when: { maxDays } }, { facts: { daysSincePurchase } }) => {
    if (maxDays === null) return null;
    if (daysSincePurchase === null) return why('purchase_unknown', {});
    return daysSincePurchase > maxDays ? why('too_late', { days: daysSincePurchase, limit: maxDays }) : null;
  },
  ({ when: { minMargin } }, { facts: { marginPercent } }) => {
    if (minMargin === null) return null;
    if (marginPercent === null) return why('margin_unknown', {});
    return marginPercent < minMargin ? why('margin', { limit: minMargin }) : null;
  },
  ({ when: { maxShare } }, { facts: { orderTotalMinor } }) =>
    maxShare !== null && orderTotalMinor === null ? why('order_unknown', {}) : null,
  (rule, { unsaid }) => (unsaid && boundsAmount(rule) ? why('amount_unknown', {}) : null),
  ({ when: { families } }, { family }) => among('family', families, family),
  ({ when: { segments } }, { facts }) => (meets(segments, facts.segments) ? null : why('segment', {})),
  ({ when: { channels } }, { facts }) => among('channel', channels, facts.channel),
  ({ when: { reasons } }, { facts }) => among('reason', reasons, facts.reason),
  ({ when: { perCustomer } }, { facts }) => tooOften('customer_count', perCustomer, facts.ofCustomer),
  ({ when: { perAgent } }, { facts }) => tooOften('agent_count', perAgent, facts.ofAgent),
];

/** The bounds of the amount, each with what is left of it before this line; the first that is passed is the reason. */
export function bounds(rule: PolicyRule, line: LineAsked): { code: string; limit: number; left: number }[] {
  const { maxAmount, maxShare, perCustomer, perAgent } = rule.when;
  const { facts, currency, beforeMinor } = line;
  const found: { code: string; limit: number; left: number }[] = [];
  if (maxAmount !== null) {
    const inCase = spent(facts.ofCustomer, currency, (past) => past.inCase) + beforeMinor;
    found.push({ code: 'amount', limit: maxAmount, left: maxAmount - inCase });
  }
  if (maxShare !== null && facts.orderTotalMinor !== null) {
    const limit = Math.floor((facts.orderTotalMinor * maxShare) / 100);
    const inCase = spent(facts.ofCustomer, currency, (past) => past.inCase) + beforeMinor;
    found.push({ code: 'share', limit, left: limit - inCase });
  }
  for (const [code, window, past] of [
    ['customer_amount', perCustomer, facts.ofCustomer],
    ['agent_amount', perAgent, facts.ofAgent],
  ] as const) {
    if (window === null || window.maxAmount === null) continue;
    const used = spent(past, currency, ({ daysAgo }) => daysAgo < window.days) + beforeMinor;
    found.push({ code, limit: window.maxAmount, left: window.maxAmount - used });
  }
  return found;
}

/** Why this row does not decide this line, first of all that is wrong with it; null when it does. */
export function whyNot(rule: PolicyRule, line: LineAsked): Reason | null {
  for (const condition of FIXED) {
    const reason = condition(rule, line);
    if (reason) return reason;
  }
  for (const { code, limit, left } of bounds(rule, line)) {
    if (line.amountMinor > left) return over(code, limit, line.amountMinor - left, line.currency);
  }
  return null;
}

/** What only somebody's word or another system would tell. */
const UNKNOWN = new Set([
  'amount_unknown',
  'purchase_unknown',
  'margin_unknown',
  'order_unknown',
  'family_unknown',
  'reason_unknown',
]);

/** Whether this row decides this line; `maybe` when all that stands in the way is not known. */
export function fitOf(rule: PolicyRule, line: LineAsked): 'yes' | 'maybe' | 'no' {
  let fit: 'yes' | 'maybe' = 'yes';
  for (const condition of FIXED) {
    const reason = condition(rule, line);
    if (reason && !UNKNOWN.has(reason.code)) return 'no';
    if (reason) fit = 'maybe';
  }
  return bounds(rule, line).some(({ left }) => line.amountMinor > left) ? 'no' : fit;
}

/** How many conditions of the row fail: the row with fewest is the one to explain. */
export function failures(rule: PolicyRule, line: LineAsked): number {
  const fixed = FIXED.filter((condition) => condition(rule, line) !== null).length;
  return fixed + bounds(rule, line).filter(({ left }) => line.amountMinor > left).length;
}

/** True when only the amount stands in the way. */
export function isOnlyTooMuch(rule: PolicyRule, line: LineAsked): boolean {
  return FIXED.every((condition) => condition(rule, line) === null);
}

function boundsMoney({ when }: Pick<PolicyRule, 'when'>): boolean {
  const bounds = [when.maxAmount, when.perCustomer?.maxAmount, when.perAgent?.maxAmount];
  return bounds.some((bound) => typeof bound === 'number');
}

function boundsAmount({ when }: PolicyRule): boolean {
  return when.maxShare !== null || boundsMoney({ when });
}

/** Proposals are counted, not their lines. */
function tooOften(code: string, window: SpendingWindow | null, past: readonly Past[]): Reason | null {
  if (window === null || window.maxCount === null) return null;
  const times = past.reduce((sum, one) => (one.daysAgo < window.days ? sum + one.times : sum), 0);
  return times >= window.maxCount ? why(code, { times, limit: window.maxCount, days: window.days }) : null;
}

function spent(past: readonly Past[], currency: string, counts: (one: Past) => boolean): number {
  let sum = 0;
  for (const one of past) if (one.currency === currency && counts(one)) sum += one.amountMinor;
  return sum;
}

function meets(wanted: readonly string[], has: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => has.includes(one));
}

function among(code: string, wanted: readonly string[], is: string | null): Reason | null {
  if (wanted.length === 0) return null;
  if (is === null) return why(`${code}_unknown`, {});
  return wanted.includes(is) ? null : why(code, {});
}

function why(code: string, params: Reason['params']): Reason {
  return { code, params };
}

function over(code: string, limit: number, by: number, currency: string): Reason {
  return why(`over_${code}`, { limit, by, currency });
}
