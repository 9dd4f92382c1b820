import { expect, test } from 'vitest';
import { inline, withFields, withTemplate } from './insert.rules.ts';
import { askedBy } from './picking.ts';

test('a template counts once, with its last version, and a value as it was put in last; what is missing is no value', () => {
  const first = withTemplate(undefined, {
    id: 't',
    version: 1,
    fields: [
      { key: 'caso.plazo', name: 'plazo', said: 'lunes 12' },
      { key: 'entrega.fecha', name: 'entrega', said: null },
    ],
  });
  expect(first).toEqual({ templates: [{ id: 't', version: 1 }], fields: [{ key: 'caso.plazo', said: 'lunes 12' }] });
  const again = withTemplate(first, { id: 't', version: 2, fields: [] });
  expect(again.templates).toEqual([{ id: 't', version: 2 }]);
  expect(withFields(again, [{ key: 'caso.plazo', said: 'martes 13' }]).fields).toEqual([
    { key: 'caso.plazo', said: 'martes 13' },
  ]);
});

test.each([
  ['<p>una <strong>línea</strong></p>', 'una <strong>línea</strong>'],
  ['<p>una</p><p>dos</p>', '<p>una</p><p>dos</p>'],
  ['<ul><li><p>una</p></li></ul>', '<ul><li><p>una</p></li></ul>'],
])('%s goes in as %s', (html, put) => {
  expect(inline(html)).toBe(put);
});

test.each([
  ['/', '', 'templates'],
  ['/', 'Hola ', 'templates'],
  ['/', 'y', undefined],
  ['{', 'y', 'fields'],
  ['x', '', undefined],
])('«%s» after «%s» asks for %s', (key, before, what) => {
  expect(askedBy(key, before)?.what).toBe(what);
});
