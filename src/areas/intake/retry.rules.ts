// An arrival that can't be turned into a case is tried again with growing, spread pauses; after the last try people see it.
import { SECOND } from '#platform/clock/index.ts';

const TRIES = 5;
/** Claims that ended without an answer (the process was killed). Innocent mails are near a killed process too, hence more. */
const INTERRUPTIONS = 12;
const FIRST_PAUSE_MS = 5 * SECOND;
const OUTSIDE_PAUSE_MS = 15 * SECOND;

/** `outside`: not this arrival's doing (database, disk, open files): it passes by itself and never sets anything aside. */
export type Fault = 'own' | 'outside';

/** Milliseconds until the next try, or null: set it aside for a person. `failures` includes this one; `chance` in [0, 1) spreads the crowd by ±50 %. */
export function nextTry(failures: number, fault: Fault, chance: number): number | null {
  if (fault === 'outside') return Math.round(OUTSIDE_PAUSE_MS * (0.5 + chance));
  if (failures >= TRIES) return null;
  return Math.round(FIRST_PAUSE_MS * 4 ** (failures - 1) * (0.5 + chance));
}

export function isWornOut(interruptions: number): boolean {
  return interruptions > INTERRUPTIONS;
}

const OUTSIDE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'EROFS', 'ENOMEM']);

export function isOutside(code: unknown): boolean {
  return typeof code === 'string' && OUTSIDE.has(code);
}
