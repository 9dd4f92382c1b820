import { DAY, HOUR, MINUTE, SECOND } from '#platform/clock/index.ts';

// Greylisting asks for minutes; a server that is away, for hours.
const STEPS = [1, 3, 8, 15, 30, 60, 120].map((minutes) => minutes * MINUTE);
const LONGEST = 4 * HOUR;

/** How long after its first try the author is told that a mail has not left. */
export const LATE_AFTER = 4 * HOUR;
/** How long a mail is tried before it is given up. */
export const GIVE_UP_AFTER = 5 * DAY;

/** Milliseconds until the next try. `spread` in [0, 1) moves it by ±25 %, so that a crowd does not come back at once. */
export function retryDelay(attempts: number, spread: number): number {
  const base = STEPS[attempts - 1] ?? LONGEST;
  return Math.round(base * (0.75 + 0.5 * spread));
}

/** A line slower than this (bytes a second) is as good as none. A company's own, shared by several mails at once, is not. */
const SLOWEST_LINE = 16 * 1024;

/**
 * Milliseconds one send may take in all: for the talk, what a slow line needs for the bytes that have left by now, and once
 * all have left, the time to be read through before the yes. Who leaves sooner sends it again, and it arrives twice.
 */
export function timeToSend(
  limits: { wholeMs: number; yesMs: number },
  content: { bytes: number; whole: boolean },
): number {
  const forBytes = Math.ceil((content.bytes / SLOWEST_LINE) * SECOND);
  return limits.wholeMs + forBytes + (content.whole ? limits.yesMs : 0);
}
