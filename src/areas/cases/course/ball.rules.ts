import type { Ball } from '../contract.ts';

/** Who spoke last, automatic mail and what never left aside. `ours_waiting`: with a question or a promise of theirs. */
export type LastWord = 'theirs' | 'ours' | 'ours_waiting' | 'ours_failed' | null;

export interface BallFacts {
  resolved: boolean;
  snoozedUntil: Date | null;
  snoozedAt: Date | null;
  lastInboundAt: Date | null;
  lastWord: LastWord;
  /** A consultation or authorisation is open. */
  openInside: boolean;
}

/** Whose turn it is. Derived, never typed: no screen and no command sets it (invariant 6). */
export function ballOf(facts: BallFacts, now: Date): Ball {
  if (facts.resolved) return 'resolved';
  if (isSnoozed(facts, now)) return 'snoozed';
  if (facts.openInside) return 'inside';
  return awaitsCustomer(facts) ? 'customer' : 'ours';
}

/** A snooze ends at its date and with the first word of the customer. */
export function isSnoozed(facts: Pick<BallFacts, 'snoozedUntil' | 'snoozedAt' | 'lastInboundAt'>, now: Date): boolean {
  if (!facts.snoozedUntil || facts.snoozedUntil <= now) return false;
  return !(facts.snoozedAt && facts.lastInboundAt && facts.lastInboundAt > facts.snoozedAt);
}

/** The customer owes us a word, whether or not the case is snoozed meanwhile: clocks that pause with them look at this. */
export function awaitsCustomer(facts: Pick<BallFacts, 'resolved' | 'lastWord'>): boolean {
  return !facts.resolved && facts.lastWord === 'ours_waiting';
}
