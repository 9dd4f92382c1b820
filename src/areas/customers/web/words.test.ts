import { expect, test } from 'vitest';
import { cleanCustomersSearch, readCustomersSearch, writeCustomersSearch } from './address.rules.ts';
import { phoneWords } from './words.rules.ts';

test('a Spanish phone is written in groups, any other as it is kept', () => {
  expect(phoneWords('+34612345678')).toBe('612\u00A034\u00A056\u00A078');
  expect(phoneWords('+351912345678')).toBe('+351912345678');
});

test('the search stands in the address, and comes back from it', () => {
  const address = { q: 'muñoz', kind: 'company' } as const;
  expect(writeCustomersSearch(address)).toEqual({ q: 'muñoz', tipo: 'empresas' });
  expect(readCustomersSearch(writeCustomersSearch(address))).toEqual(address);
});

test('words nobody knows are dropped; a phone typed in the address stays a search', () => {
  expect(cleanCustomersSearch({ tipo: 'ovnis', otra: 1 })).toEqual({});
  expect(cleanCustomersSearch({ q: 612_345_678 })).toEqual({ q: '612345678' });
});
