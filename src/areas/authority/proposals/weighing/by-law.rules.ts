import { entitlementFor, type CompiledCalendar, type LegalPack, type LocalDate } from '#areas/clocks/index.ts';
import type { ProposedLine } from '../../policy/engine/decision.rules.ts';

export interface ByLaw {
  reasonCode: string | null;
  deliveredOn: LocalDate | null;
  purchasedOn: LocalDate | null;
  /** What was paid, less what the law has given back of it already; null when it isn't known. */
  leftMinor: number | null;
}

/** A right found for a line, and which day its term was counted from. */
export interface LineRight {
  article: string;
  from: 'delivery' | 'purchase' | null;
}

/**
 * The right each line has, or null. A right gives back no more than was paid: a line above what is left of it, or
 * with an amount while what was paid is unknown, is a concession like any other and goes through the circuits.
 */
export function rightsFor(
  pack: LegalPack,
  lines: readonly ProposedLine[],
  { leftMinor, ...asked }: ByLaw,
  { calendar, now }: { calendar: CompiledCalendar; now: Date },
): (LineRight | null)[] {
  let left = Math.max(0, leftMinor ?? 0);
  return lines.map(({ solution, amountMinor }) => {
    const right = entitlementFor(pack, { solution, ...asked }, calendar, now);
    if (!right || (amountMinor ?? 0) > left) return null;
    left -= amountMinor ?? 0;
    return { article: right.entitlement.article, from: right.from };
  });
}
