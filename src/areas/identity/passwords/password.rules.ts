import { COMMON } from './common-passwords.rules.ts';

// What a password may not be. Length is what counts (at least 12, in the contract); no rule about kinds of characters.
export interface Owner {
  name: string;
  email: string;
  company: string;
}
export type Weakness = 'common' | 'personal' | 'repetitive';

const ENOUGH = 6;

/** Why it would be guessed soon, or null. */
export function weakness(password: string, owner: Owner): Weakness | null {
  const plain = simplify(password);
  if (isRepetitive(password)) return 'repetitive';
  if (COMMON.has(plain) || COMMON.has(plain.replace(/\d+$/, '')) || COMMON.has(plain.replace(/^\d+/, '')))
    return 'common';
  return leftWithout(plain, wordsOf(owner)).length < ENOUGH ? 'personal' : null;
}

/** Lower case, no accents, only letters and digits: «P@ntera» and «pantera» are not far from each other for who guesses. */
function simplify(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function wordsOf({ name, email, company }: Owner): string[] {
  const local = email.split('@')[0] ?? '';
  const whole = [email, local, name, company].map(simplify);
  const parts = [email, name, company].flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).map(simplify));
  return [...whole, ...parts].filter((word) => word.length >= 3).toSorted((a, b) => b.length - a.length);
}

function leftWithout(plain: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), plain);
}

/** Few different characters, a short piece over and over, or a run (abcdef…, 987654…). */
function isRepetitive(password: string): boolean {
  const points = [...password.toLowerCase()];
  if (new Set(points).size < 5 || /^(.{1,4})\1+.{0,3}$/su.test(password.toLowerCase())) return true;
  const codes = points.map((point) => point.codePointAt(0) as number);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] as number));
  return [1, -1].some((step) => steps.filter((one) => one === step).length >= steps.length * 0.8);
}
