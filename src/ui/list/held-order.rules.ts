/* A list never moves under the eyes: what is new waits behind a pill until it is asked for. */

export interface Held {
  /** Ids in the order on screen. */
  shown: readonly string[];
  /** Ids that have come since, above what was already there. */
  fresh: readonly string[];
}

/**
 * What to show when `incoming` arrives while `shown` is on screen: the same order, without what has gone, with what comes
 * after the last known row (the next page) at the end. The rest that is new is `fresh`.
 */
export function holdOrder(shown: readonly string[], incoming: readonly string[]): Held {
  if (shown.length === 0) return { shown: incoming, fresh: [] };
  const arrived = new Set(incoming);
  const known = new Set(shown);
  const kept = shown.filter((id) => arrived.has(id));
  const lastKnown = incoming.findLastIndex((id) => known.has(id));
  if (lastKnown === -1) return { shown: incoming, fresh: [] };
  const fresh = incoming.slice(0, lastKnown).filter((id) => !known.has(id));
  return { shown: [...kept, ...incoming.slice(lastKnown + 1)], fresh };
}
