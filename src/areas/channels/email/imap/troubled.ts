import { MINUTE } from '#platform/clock/index.ts';

/**
 * Mails of a folder that could not be brought over. They are tried alone and after all the others; from the third time on
 * they are set aside for a while. Only in memory: whoever opens the mailbox anew finds them missing and tries again.
 */
export interface Troubled {
  uidvalidity: number;
  mails: Map<number, { tries: number; again: number }>;
  /** One was set aside, or got through after all: what rings must be looked at again. */
  changed: boolean;
}

const TRIES = 3;
const ASIDE_MS = 15 * MINUTE;

export function noTrouble(): Troubled {
  return { uidvalidity: 0, mails: new Map(), changed: false };
}

/** Void when the folder was renumbered. */
export function troubledOf(known: Troubled, uidvalidity: number): Troubled {
  if (known.uidvalidity !== uidvalidity) Object.assign(known, { ...noTrouble(), uidvalidity });
  return known;
}

/** Returns how often it has failed by now. */
export function noteTrouble(troubled: Troubled, uid: number, now: number): number {
  const tries = (troubled.mails.get(uid)?.tries ?? 0) + 1;
  troubled.mails.set(uid, { tries, again: tries < TRIES ? now : now + ASIDE_MS });
  if (tries === TRIES) troubled.changed = true;
  return tries;
}

export function noteCured(troubled: Troubled, uids: readonly number[]): void {
  for (const uid of uids) {
    if ((troubled.mails.get(uid)?.tries ?? 0) >= TRIES) troubled.changed = true;
    troubled.mails.delete(uid);
  }
}

/** Those it is time to try again, in order. */
export function dueAgain({ mails }: Troubled, now: number): number[] {
  return [...mails].flatMap(([uid, { again }]) => (again <= now ? [uid] : [])).toSorted((a, b) => a - b);
}
