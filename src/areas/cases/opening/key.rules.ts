/**
 * The public key of a case: ten random symbols and one that checks them, grouped to be read aloud (K7MR-4P2-92XD).
 * It alone opens the status (Ley 10/2025 art. 11.2), so it can't be guessed: 23^10 is 45.2 bits.
 */

// No two look or sound alike: 0 O Q 1 I L U V are out, and S Z G B N give way to 5 2 6 8 M.
const ALPHABET = '23456789ACDEFHJKMPRTWXY';
const RANDOM_SYMBOLS = 10;
const GROUPS = [4, 3, 4] as const;
// 23 is prime: with different weights any wrong symbol and any two swapped ones change the sum.
const MODULUS = ALPHABET.length;

/** What people write or hear instead of a symbol of ours. */
const MISREAD: Readonly<Record<string, string>> = {
  S: '5',
  Z: '2',
  B: '8',
  G: '6',
  N: 'M',
  Ñ: 'M',
  O: 'D',
  '0': 'D',
  Q: 'D',
  '1': '7',
  I: 'J',
  V: 'Y',
};

/** A key from random bytes. Bytes of 253 and more are passed over, so that each symbol is as likely; null when they run out. */
export function keyFrom(random: Uint8Array): string | null {
  const even = MODULUS * Math.floor(256 / MODULUS);
  const values = [...random]
    .filter((byte) => byte < even)
    .slice(0, RANDOM_SYMBOLS)
    .map((byte) => byte % MODULUS);
  if (values.length < RANDOM_SYMBOLS) return null;
  return format([...values, checkOf(values)].map((value) => ALPHABET[value]).join(''));
}

/** The key as we write it, from however a person wrote it; null when it is none. */
export function parseKey(written: string): string | null {
  const symbols = written
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[\s.\-–—_]/g, '');
  const read = [...symbols].map((symbol) => MISREAD[symbol] ?? symbol).join('');
  const values = [...read].map((symbol) => ALPHABET.indexOf(symbol));
  if (values.length !== RANDOM_SYMBOLS + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, RANDOM_SYMBOLS)) === values[RANDOM_SYMBOLS] ? format(read) : null;
}

function checkOf(values: readonly number[]): number {
  const sum = values.reduce((total, value, i) => total + value * (i + 2), 0);
  return (MODULUS - (sum % MODULUS)) % MODULUS;
}

function format(symbols: string): string {
  let at = 0;
  return GROUPS.map((length) => symbols.slice(at, (at += length))).join('-');
}
