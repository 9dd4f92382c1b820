import type { PolicyRule } from '../contract.ts';
import { bestAlternative, ownLimit } from './alternative.rules.ts';
import { failures, fitOf, isAbout, isWho, whyNot, type LineAsked } from './conditions.rules.ts';
import type { Decision, Facts, Level, LineDecision, Money, Policy, ProposalFacts, Reason } from './decision.rules.ts';

/**
 * Who decides a proposal: a pure function of the policy, the proposal and the facts. The first row that fits decides each line (DMN's
 * hit policy FIRST); what no row fits is authorised. Lines add up in their order, so that splitting in lines does not evade a limit.
 */
export function decide(policy: Policy, proposal: ProposalFacts, facts: Facts): Decision {
  const lines = linesAsked(policy, proposal, facts).map((asked, at) =>
    typeof asked === 'string'
      ? statutory(asked, facts.countedFrom?.[at] ?? null, (proposal.lines[at]?.amountMinor ?? 0) > 0)
      : decideLine(asked),
  );
  const ruling = lines.reduce<LineDecision | undefined>(
    (highest, line) => (highest && highest.level >= line.level ? highest : line),
    undefined,
  );
  const fourEyes = lines.some((line) => line.level === 3 && line.fourEyes);
  const declared = lines.some((line) => line.declared);
  return { ...(ruling ?? nothing()), fourEyes, declared, policyNumber: policy.number, lines };
}

/** The highest level of the lines alone, without explanations: what a simulation asks many thousand times. */
export function levelOf(policy: Policy, proposal: ProposalFacts, facts: Facts): Level {
  const levels = linesAsked(policy, proposal, facts).map((asked) =>
    typeof asked === 'string' ? 0 : (rowFor(asked)?.level ?? 3),
  );
  return Math.max(0, ...levels) as Level;
}

/** The most of its first line that the person may grant alone, whatever was asked for; null where nothing bounds it. */
export function limitOf(policy: Policy, proposal: ProposalFacts, facts: Facts): number | null {
  const [first] = linesAsked(policy, proposal, facts);
  return first === undefined || typeof first === 'string' ? null : ownLimit(first, rowFor);
}

/** Each line as the rows see it, or the article that gives a right to it. Lines by law use up no limit. */
function linesAsked(policy: Policy, { currency, lines }: ProposalFacts, facts: Facts): (LineAsked | string)[] {
  let [beforeMinor, unsaid] = [0, false];
  return lines.map(({ solution, amountMinor, family = null }, position) => {
    const article = facts.articles[position] ?? null;
    if (article !== null) return article;
    const withheld = facts.withheld?.[position] ?? null;
    const before = { beforeMinor, beforeUnsaid: unsaid };
    beforeMinor += amountMinor ?? 0;
    unsaid ||= amountMinor === null && facts.unpriced?.[position] === true;
    return { policy, facts, currency, solution, amountMinor: amountMinor ?? 0, unsaid, family, withheld, ...before };
  });
}

/**
 * The row that decides, or undefined when none fits. One above it that may fit, because something it asks about is not known, decides
 * where it is stricter: nobody grants alone by leaving out what a restriction asks about.
 */
export function rowFor(asked: LineAsked): PolicyRule | undefined {
  let stricter: PolicyRule | undefined;
  for (const rule of rowsAbout(asked)) {
    const fit = isWho(rule, asked) ? fitOf(rule, asked) : 'no';
    if (fit === 'yes') return stricter && stricter.level > rule.level ? stricter : rule;
    if (fit === 'maybe' && rule.level > (stricter?.level ?? 1)) stricter = rule;
  }
  // What no row fits is authorised, which nothing is stricter than.
  return undefined;
}

function decideLine(asked: LineAsked): LineDecision {
  const rule = rowFor(asked);
  const level = rule?.level ?? 3;
  const limit = ownLimit(asked, rowFor);
  const remaining = limit === null ? null : { minor: limit, currency: asked.currency };
  const why = asked.withheld ?? (rule && whyNot(rule, asked)) ?? nearMiss(asked);
  const said = { level, ruleId: rule?.id ?? null, remaining, article: null, declared: restsOnTotal(rule, why) };
  if (level === 1) {
    const reason = { code: 'own', params: { limit, currency: asked.currency } };
    return { ...said, reason, consult: null, handOver: false, approvers: null, fourEyes: false, alternative: null };
  }
  const alternative = bestAlternative(asked, limit, rowFor);
  if (level === 2 && rule) {
    const reason = why ?? { code: 'consult', params: {} };
    const { areaId: consult, handOver } = rule;
    return { ...said, reason, consult, handOver, approvers: null, fourEyes: false, alternative };
  }
  const { approvers, fourEyesAbove } = rule ?? asked.policy.otherwise;
  const fourEyes =
    fourEyesAbove !== null && isAbove(asked, { minor: fourEyesAbove, currency: currencyOf(asked, rule) });
  const reason = why ?? { code: rule ? 'authorise' : 'no_rule', params: {} };
  return { ...said, reason, consult: null, handOver: false, approvers: { approvers, fourEyes }, fourEyes, alternative };
}

/** A part of the order fitted, or was passed: both are counted from its total. */
function restsOnTotal(rule: PolicyRule | undefined, why: Reason | null): boolean {
  return typeof rule?.when.maxShare === 'number' || why?.code === 'over_share' || why?.code === 'right_above_paid';
}

/** Why it is not one's own: what fails in the own row that comes nearest. */
function nearMiss(asked: LineAsked): Reason | null {
  let nearest: { rule: PolicyRule; wrong: number } | undefined;
  for (const rule of rowsAbout(asked)) {
    if (rule.level !== 1 || !isWho(rule, asked)) continue;
    const wrong = failures(rule, asked);
    if (wrong > 0 && (!nearest || wrong < nearest.wrong)) nearest = { rule, wrong };
  }
  return nearest ? whyNot(nearest.rule, asked) : null;
}

/** Of the amounts of a row: its own currency, else the policy's. */
function currencyOf({ policy }: LineAsked, rule: PolicyRule | undefined): string {
  return rule?.when.currency ?? policy.currency;
}

/** All of the case together; what is not said, or in another currency, can't be compared, and is above however little it is. */
function isAbove({ facts, currency, amountMinor, beforeMinor, unsaid }: LineAsked, limit: Money): boolean {
  if (unsaid) return true;
  const amounts = facts.ofCustomer.filter((past) => past.inCase);
  const all = [{ currency, amountMinor: amountMinor + beforeMinor }, ...amounts];
  if (all.some((one) => one.currency !== limit.currency && one.amountMinor > 0)) return true;
  return all.reduce((sum, one) => sum + one.amountMinor, 0) > limit.minor;
}

function statutory(article: string, from: 'delivery' | 'purchase' | null, declared: boolean): LineDecision {
  return { ...nothing(), article, declared, reason: { code: 'statutory', params: { article, from } } };
}

function nothing(): LineDecision {
  return {
    level: 0,
    ruleId: null,
    reason: { code: 'nothing', params: {} },
    remaining: null,
    consult: null,
    handOver: false,
    approvers: null,
    fourEyes: false,
    alternative: null,
    article: null,
    declared: false,
  };
}

const bySolution = new WeakMap<Policy, Map<string, readonly PolicyRule[]>>();

/** The rows that speak of a solution, in their order; worked out once for each policy. */
export function rowsAbout(asked: LineAsked): readonly PolicyRule[] {
  const { policy, solution } = asked;
  const known = bySolution.get(policy) ?? new Map<string, readonly PolicyRule[]>();
  bySolution.set(policy, known);
  const found = known.get(solution) ?? policy.rules.filter((rule) => isAbout(rule, asked));
  known.set(solution, found);
  return found;
}
