import { expect, test } from 'vitest';
import { otherLanguage, otherWay } from './same-way.rules.ts';

const LONG = 'one two three four five six seven eight nine ten';

test.each([
  [LONG, 'es', 'en', { expected: 'es', used: 'en' }],
  [LONG, 'en-GB', 'en', null],
  [LONG, 'es', null, null],
  ['Thank you', 'es', 'en', null],
])('the language of «%s» for whoever writes in %s (%s)', (text, expected, found, differs) => {
  expect(otherLanguage(text, expected, found)).toEqual(differs);
});

test.each([
  ['email', 'email', null, null],
  ['post', 'email', null, { expected: 'email', used: 'post' }],
  ['portal', 'email', null, null],
  ['email', 'phone', null, null],
  ['phone', 'phone', null, null],
  ['email', 'email', 'phone', { expected: 'phone', used: 'email' }],
  ['email', 'form', 'portal', null],
  ['post', 'phone', 'post', null],
])('by %s to whoever came by %s and chose %s', (used, came, chosen, differs) => {
  expect(otherWay(used, came, chosen)).toEqual(differs);
});
