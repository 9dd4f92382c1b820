/* The law wants the answer in the customer's language and by the way they came or chose (Ley 10/2025, arts. 8.6, 13.5 and 13.6). */

/** A language is told from these many words on; below, a name and a date would decide. */
export const LEAST_WORDS = 10;

export interface Differs {
  expected: string;
  used: string;
}

/** `found` is the detected language of the answer; null when it can't be told. */
export function otherLanguage(text: string, expected: string, found: string | null): Differs | null {
  const ours = expected.slice(0, 2).toLowerCase();
  return found === null || !isEnough(text) || found === ours ? null : { expected: ours, used: found };
}

/** Long enough for its language to be told. */
export function isEnough(text: string): boolean {
  return (text.match(/\p{L}+/gu)?.length ?? 0) >= LEAST_WORDS;
}

const WRITTEN = new Set(['email', 'form', 'portal', 'chat', 'social', 'api']);

/**
 * Chosen by them: that one. Otherwise the way they came: whoever writes on a screen may be answered on any; whoever called
 * or came in person and left an address to be written to has chosen that.
 */
export function otherWay(used: string, came: string, chosen: string | null): Differs | null {
  if (chosen) return used === chosen || (chosen === 'portal' && used === 'email') ? null : { expected: chosen, used };
  if (used === 'email') return null;
  if (WRITTEN.has(came)) return WRITTEN.has(used) ? null : { expected: came, used };
  return null;
}
