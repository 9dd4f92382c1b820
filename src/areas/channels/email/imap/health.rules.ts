import { MINUTE } from '#platform/clock/index.ts';

/** An error outlasting three minutes; or, without any error, no sign of life for three polls and at least five minutes. */
export function isFailing({
  lastOkAt,
  lastErrorAt,
  pollMs,
  now,
}: {
  lastOkAt: Date | null;
  lastErrorAt: Date | null;
  pollMs: number;
  now: Date;
}): boolean {
  const quiet = lastOkAt ? now.getTime() - lastOkAt.getTime() : Number.POSITIVE_INFINITY;
  // Never fetched and never failed: it has just been made, or no process fetches mail at all; the first error tells.
  if (!lastOkAt) return lastErrorAt !== null;
  return quiet > (lastErrorAt ? 3 * MINUTE : Math.max(5 * MINUTE, 3 * pollMs));
}
