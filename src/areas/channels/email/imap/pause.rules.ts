import { MINUTE, SECOND } from '#platform/clock/index.ts';

/** Milliseconds before the next try of a mailbox that fails: 2 s, 4, 8… up to two minutes, spread by `chance` in [0, 1). */
export function pauseAfter(failures: number, chance: number): number {
  return Math.round(Math.min(2 * MINUTE, SECOND * 2 ** Math.min(failures, 10)) * (0.75 + chance / 2));
}
