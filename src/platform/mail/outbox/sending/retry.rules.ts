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

/** Milliseconds one send may take in all: `base` for the talk, and the time a slow line needs for what has left by now. */
export function timeToSend(base: number, bytesLeft: number): number {
  return base + Math.ceil((bytesLeft / SLOWEST_LINE) * SECOND);
}
