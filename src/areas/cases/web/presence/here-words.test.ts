import { expect, test } from 'vitest';
import { gathered, readPlace } from '#platform/presence/presence.rules.ts';
import { createFormats } from '#ui/format/formats.rules.ts';
import { hereWords } from './here-words.ts';

const id = '0192f3a4-5b6c-7d8e-9f00-112233445566';

test.each([
  [`{"at":"case:${id}","as":"writing"}`, { at: `case:${id}`, as: 'writing' }],
  ['{"at":null}', null],
  [`{"at":"case:${id}","as":"dancing"}`, undefined],
  ['{"at":"case:1 or 1=1","as":"viewing"}', undefined],
  ['{"at":["case"],"as":"viewing"}', undefined],
  ['null', undefined],
  ['no JSON', undefined],
])('what a screen says of itself: %s', (said, place) => {
  expect(readPlace(said)).toEqual(place);
});

test('a person on two screens is there once, as who treads closest', () => {
  const row = (personId: string, doing: 'viewing' | 'writing' | 'unsaved') => ({ personId, stream: 'case:a', doing });
  expect(gathered([row('n', 'viewing'), row('n', 'writing'), row('n', 'unsaved'), row('u', 'viewing')])).toEqual([
    [
      'case:a',
      [
        ['n', 'writing'],
        ['u', 'viewing'],
      ],
    ],
  ]);
});

test('who writes is said first; somebody unknown here is not', () => {
  const names = new Map([
    ['n', 'Nuria Sanz'],
    ['u', 'Unai Etxeberria'],
  ]);
  const t = ((key: string, values: { names: string; n: number }) => `${key} ${values.names} ${values.n}`) as never;
  const said = hereWords(
    t,
    createFormats('es', 'Europe/Madrid'),
    [
      ['u', 'viewing'],
      ['x', 'viewing'],
      ['n', 'writing'],
    ],
    (one) => names.get(one),
  );
  expect(said).toBe('cases.here.writing Nuria Sanz 1 · cases.here.viewing Unai Etxeberria 1');
});
