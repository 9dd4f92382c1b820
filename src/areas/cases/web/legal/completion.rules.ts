import type { CaseView } from '../../contract.ts';

/** What the customer was asked for and is not complete yet: since when, and when they first wrote after that. */
export interface Waited {
  askedAt: Date;
  wroteAt: Date | null;
}

/** The date of every term that would wait for the data has gone by: asking for them changes none. */
export function isPastAsking({ legal }: Pick<CaseView, 'legal'>): boolean {
  const own = legal.filter(({ of }) => !of).map(({ onRequest }) => onRequest);
  return own.includes('late') && !own.includes('suspends');
}

export function waitedOf({ legal, messages }: Pick<CaseView, 'legal' | 'messages'>): Waited | null {
  const asked = legal.findLast(
    ({ whose, state }) => whose === 'customer' && (state === 'running' || state === 'lapsed'),
  );
  if (!asked) return null;
  const askedAt = new Date(asked.startedAt);
  const wrote = messages
    .filter(({ direction, automatic, heldReason }) => direction === 'in' && !automatic && !heldReason)
    .map(({ receivedAt }) => new Date(receivedAt))
    .filter((at) => at > askedAt)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return { askedAt, wroteAt: wrote[0] ?? null };
}
