import { entitlementFor, type CompiledCalendar, type LegalPack, type LocalDate } from '#areas/clocks/index.ts';
import type { ProposedLine, Reason } from '../../policy/engine/decision.rules.ts';

export interface ByLaw {
  reasonCode: string | null;
  deliveredOn: LocalDate | null;
  purchasedOn: LocalDate | null;
  /** What was paid, less what the law has given back of it already; null when it isn't known. */
  leftMinor: number | null;
}

/** A right found for a line, and which day its term was counted from; or why it could not be taken for one. */
export interface LineRight {
  article: string;
  from: 'delivery' | 'purchase' | null;
  withheld: Reason | null;
}

/**
 * When the customer asked, which is when a right is used however long we take to answer (TRLGDCU, art. 106: within the
 * term is sent within it): their first word since its term began, else the day it began, for whoever asked before it did.
 */
export function askedAt(words: readonly Date[], from: Date | null, now: Date): Date {
  const since = words.filter((at) => !from || at >= from).toSorted((a, b) => a.getTime() - b.getTime());
  return since[0] ?? (words.length > 0 && from ? from : now);
}

/**
 * The right each line has, or null. A right gives back no more than was paid: a line above what is left of it, or
 * with an amount while what was paid is unknown, goes through the circuits like any concession, and says what is missing.
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
    if (!right) return null;
    const { article } = right.entitlement;
    const asks = amountMinor ?? 0;
    if (asks > left) {
      const code = leftMinor === null ? 'right_total_unknown' : 'right_above_paid';
      return { article, from: right.from, withheld: { code, params: { article } } };
    }
    left -= asks;
    return { article, from: right.from, withheld: null };
  });
}
