import { expect, test } from 'vitest';
import { kindOfPaste } from './paste.rules.ts';

test.each([
  ['words', { text: 'Hola', html: '<p>Hola</p>', types: [] }, 'writing'],
  ['cells, and a picture of them', { text: 'a\tb', html: '<table></table>', types: ['image/png'] }, 'writing'],
  ['a screenshot', { text: '', html: '', types: ['image/png'] }, 'pictures'],
  ['a picture of a page', { text: '', html: '<img src="https://x.example/a.png">', types: ['image/png'] }, 'pictures'],
  ['a drawing that runs scripts', { text: '', html: '', types: ['image/svg+xml'] }, 'files'],
  ['a picture and a paper', { text: '', html: '', types: ['image/png', 'application/pdf'] }, 'files'],
  ['a very long list', { text: 'a\n'.repeat(1_000), html: '<p>a</p>'.repeat(1_000), types: [] }, 'long'],
  ['a book', { text: 'a'.repeat(50_001), html: '', types: [] }, 'long'],
])('%s', (_, pasted, kind) => {
  expect(kindOfPaste(pasted)).toBe(kind);
});
