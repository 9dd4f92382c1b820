import { entitlementFor, type LegalPack } from '#areas/clocks/index.ts';
import type { ProposedLine } from '../../policy/engine/decision.rules.ts';

export interface ByLaw {
  reasonCode: string | null;
  daysSincePurchase: number | null;
  /** What was paid, less what the law has given back of it already; null when it isn't known. */
  leftMinor: number | null;
}

/**
 * The article that gives a right to each line, or null. A right gives back no more than was paid: a line above what is left of it, or
 * with an amount while what was paid is unknown, is a concession like any other and goes through the circuits.
 */
export function articlesFor(
  pack: LegalPack,
  lines: readonly ProposedLine[],
  { leftMinor, ...asked }: ByLaw,
): (string | null)[] {
  let left = Math.max(0, leftMinor ?? 0);
  return lines.map(({ solution, amountMinor }) => {
    const right = entitlementFor(pack, { solution, ...asked });
    if (!right || (amountMinor ?? 0) > left) return null;
    left -= amountMinor ?? 0;
    return right.article;
  });
}
