import { expect, test } from 'vitest';
import { allStorable } from './storable.rules.ts';

test('NUL and half pairs go, wherever they stand; everything else stays as it was', () => {
  const given = {
    name: 'A\0na',
    list: ['x\0', { text: 'half \uD83D pair' }],
    n: 3,
    no: null,
    yes: true,
    'k\0ey': '😀',
  };
  const clean = { name: 'Ana', list: ['x', { text: 'half \uFFFD pair' }], n: 3, no: null, yes: true, key: '😀' };
  expect(allStorable(given)).toEqual(clean);
  expect(allStorable(undefined)).toBeUndefined();
});

test('a member named like an object’s own machinery stays a member', () => {
  const kept = allStorable(JSON.parse('{"__proto__": {"admin": true}}')) as object;
  expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  expect(Object.keys(kept)).toEqual(['__proto__']);
});
