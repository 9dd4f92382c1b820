import type { LocalDate } from '../civil.rules.ts';
import type { CompiledCalendar } from '../compiled-calendar.rules.ts';
import type { Entitlement, LegalPack } from '../packs/pack.schema.ts';
import { instantAt, localDateOf } from '../working-days.rules.ts';
import { endOfLegalTerm } from './legal-term.rules.ts';

export interface Asked {
  solution: string;
  reasonCode: string | null;
  /** Days in the company's zone; null where they are not known. */
  deliveredOn: LocalDate | null;
  purchasedOn: LocalDate | null;
}

/** A right that holds now. `from`: the day its term was counted from; null for one that does not end with time. */
export interface Right {
  entitlement: Entitlement;
  from: 'delivery' | 'purchase' | null;
}

/**
 * The right of the law that covers a solution now; null when it is a concession. Rights never pass the circuits (invariant 8).
 * Terms count from delivery (TRLGDCU, arts. 104 and 120): from purchase only where delivery isn't known, which never gives more.
 */
export function entitlementFor(pack: LegalPack, asked: Asked, calendar: CompiledCalendar, now: Date): Right | null {
  for (const entitlement of pack.entitlements) {
    const { solutions, reasons, within } = entitlement;
    if (!solutions.includes(asked.solution) || !asked.reasonCode || !reasons.includes(asked.reasonCode)) continue;
    if (!within) return { entitlement, from: null };
    const day = asked.deliveredOn ?? asked.purchasedOn;
    if (!day || day > localDateOf(calendar, now)) continue;
    if (now <= endOfLegalTerm(calendar, instantAt(calendar, day, '00:00'), within))
      return { entitlement, from: asked.deliveredOn ? 'delivery' : 'purchase' };
  }
  return null;
}
