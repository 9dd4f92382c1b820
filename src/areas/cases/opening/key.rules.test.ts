import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyFrom, parseKey } from './key.rules.ts';

const ALPHABET = '23456789ACDEFHJKMPRTWXY';
const keys = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map(keyFrom)
  .filter((key) => key !== null);
const other = (symbol: string, by: number): string =>
  ALPHABET[(ALPHABET.indexOf(symbol) + by) % ALPHABET.length] as string;
const swap = (key: string, from: number, to: string): string => key.slice(0, from) + to + key.slice(from + 1);

test('a key is grouped, of the alphabet, and reads back as itself', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(key).toMatch(/^[2-9ACDEFHJKMPRTWXY]{4}-[2-9ACDEFHJKMPRTWXY]{3}-[2-9ACDEFHJKMPRTWXY]{4}$/);
      expect(parseKey(key)).toBe(key);
    }),
  );
});

test('it holds at least 45 random bits, each symbol as likely as another', () => {
  expect(10 * Math.log2(ALPHABET.length)).toBeGreaterThan(45);
  const counts = new Map<string, number>();
  for (let i = 0; i < 256; i++) {
    const key = keyFrom(new Uint8Array(20).fill(i));
    const symbol = key?.[0] ?? 'none';
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  counts.delete('none');
  expect(new Set(counts.values())).toEqual(new Set([11]));
  expect(counts.size).toBe(23);
});

test('any single wrong symbol is caught', () => {
  fc.assert(
    fc.property(keys, fc.nat(10), fc.integer({ min: 1, max: 22 }), (key, place, by) => {
      const at = place + (place > 6 ? 2 : place > 3 ? 1 : 0);
      expect(parseKey(swap(key, at, other(key[at] as string, by)))).toBeNull();
    }),
  );
});

test('any two swapped symbols are caught', () => {
  fc.assert(
    fc.property(keys, fc.nat(10), fc.nat(10), (key, a, b) => {
      const symbols = [...key.replaceAll('-', '')];
      [symbols[a], symbols[b]] = [symbols[b] as string, symbols[a] as string];
      const swapped = symbols.join('');
      expect(parseKey(swapped)).toBe(symbols[a] === symbols[b] ? key : null);
    }),
  );
});

test('case, spaces, dashes and look-alikes are forgiven', () => {
  fc.assert(
    fc.property(keys, fc.constantFrom(' ', '-', '.', ''), (key, between) => {
      const written = [...key.replaceAll('-', '')]
        .map((s) => ({ '5': 's', '2': 'z', '8': 'B', '6': 'g', M: 'n', D: 'O', '7': '1' })[s] ?? s.toLowerCase())
        .join(between);
      expect(parseKey(` ${written}\n`)).toBe(key);
    }),
  );
});

test('what is no key is none', () => {
  for (const text of ['', 'RC-24817', 'K7MR-4P2', 'K7MR-4P2-92XDD', '¿?', 'K7MR-4P2-92U'])
    expect(parseKey(text)).toBeNull();
});
