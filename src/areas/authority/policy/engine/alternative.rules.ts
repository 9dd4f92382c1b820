import type { PolicyRule } from '../contract.ts';
import { bounds, isAbout, isOnlyTooMuch, isWho, type LineAsked } from './conditions.rules.ts';
import type { Alternative } from './decision.rules.ts';

type RowFor = (asked: LineAsked) => PolicyRule | undefined;

/** What may stand in for a solution, best for the customer first. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  refund: ['exchange', 'resend', 'credit', 'repair'],
  late_return: ['exchange', 'credit', 'repair'],
  credit: ['resend', 'exchange', 'free_shipping'],
  exchange: ['resend', 'repair', 'credit'],
  resend: ['exchange', 'credit'],
  repair: ['exchange', 'credit'],
};
/** An amount that nothing bounds. */
const MOST = Number.MAX_SAFE_INTEGER;
/** These are granted without a price, so the amount asked for does not go with them. */
const UNPRICED = new Set(['exchange', 'resend', 'repair', 'pickup']);

/**
 * The most of this solution that the person may grant alone now: minor units, null where nothing bounds it, 0 where nothing is theirs.
 * A row above may take a smaller amount too, so each candidate is tried.
 */
export function ownLimit(line: LineAsked, rowFor: RowFor): number | null {
  const asked = { ...line, unsaid: line.beforeUnsaid };
  const left = asked.policy.rules
    .filter((rule) => rule.level === 1 && isAbout(rule, asked) && isWho(rule, asked) && isOnlyTooMuch(rule, asked))
    .map((rule) => Math.min(MOST, ...bounds(rule, asked).map((bound) => bound.left)));
  const candidates = [...new Set(left)].filter((most) => most > 0).toSorted((a, b) => b - a);
  const best = candidates.find((amountMinor) => rowFor({ ...asked, amountMinor })?.level === 1) ?? 0;
  return best === MOST ? null : best;
}

/** What the person may grant at once instead of asking: less of the same, or another solution. */
export function bestAlternative(asked: LineAsked, limit: number | null, rowFor: RowFor): Alternative | null {
  if (limit !== null && limit > 0 && limit < asked.amountMinor) return { amountMinor: limit };
  for (const solution of INSTEAD[asked.solution] ?? []) {
    const amountMinor = UNPRICED.has(solution) ? 0 : asked.amountMinor;
    const unsaid = UNPRICED.has(solution) ? asked.beforeUnsaid : asked.unsaid;
    if (rowFor({ ...asked, solution, amountMinor, unsaid })?.level === 1) return { solution };
  }
  return null;
}
