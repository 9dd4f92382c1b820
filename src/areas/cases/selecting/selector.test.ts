import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defOf, FIELD_NAMES, foldWord, type Selector, type SelectorField, type Vocabulary } from './fields.rules.ts';
import { parseSelector } from './parse.rules.ts';
import { writeSelector } from './write.rules.ts';

/* The syntax and the form are one thing: text → selector → text says the same, in either language, whatever is typed. */

const [WAREHOUSE, URGENT, ANA, LUIS] = ['a', 'b', 'c', 'd'].map(
  (one) => `0198a000-0000-7000-8000-00000000000${one}`,
) as [string, string, string, string];
const NAMES: Vocabulary = {
  tag: [{ id: URGENT, names: ['Muy urgente'] }],
  reason: [{ id: 'faltan', names: ['Faltan artículos', 'Missing items'] }],
  team: [{ id: WAREHOUSE, names: ['Almacén, "sur"'] }],
  owner: [
    { id: ANA, names: ['Ana Beltrán'] },
    { id: LUIS, names: ['Yo'] },
  ],
};
const read = (text: string) => parseSelector(text, NAMES);

describe('what is typed', () => {
  it.each<[string, Selector]>([
    ['sofá roto', { terms: [], words: 'sofá roto' }],
    ['tipo:queja', { terms: [{ field: 'type', values: ['grievance'], not: false }], words: '' }],
    [
      'TYPE:grievance,Reclamacion',
      { terms: [{ field: 'type', values: ['grievance', 'complaint'], not: false }], words: '' },
    ],
    ['-etiqueta:"muy urgente" sofá', { terms: [{ field: 'tag', values: [URGENT], not: true }], words: 'sofá' }],
    ['etiqueta:«Muy urgente»', { terms: [{ field: 'tag', values: [URGENT], not: false }], words: '' }],
    ['equipo:alm', { terms: [{ field: 'team', values: [WAREHOUSE], not: false }], words: '' }],
    ['responsable:yo,nadie', { terms: [{ field: 'owner', values: ['me', 'none'], not: false }], words: '' }],
    ['motivo:"missing items"', { terms: [{ field: 'reason', values: ['faltan'], not: false }], words: '' }],
    [
      'de:marta@x.es para:hola@',
      {
        terms: [
          { field: 'from', values: ['marta@x.es'], not: false },
          { field: 'to', values: ['hola@'], not: false },
        ],
        words: '',
      },
    ],
    [
      'desde:3/11/2026 hasta:2026-11-9',
      {
        terms: [
          { field: 'since', values: ['2026-11-03'], not: false },
          { field: 'until', values: ['2026-11-09'], not: false },
        ],
        words: '',
      },
    ],
    [
      'desde:7d vence:mañana',
      {
        terms: [
          { field: 'since', values: ['d7'], not: false },
          { field: 'due', values: ['tomorrow'], not: false },
        ],
        words: '',
      },
    ],
    ['Re: pedido 12:30 https://x.es/?a', { terms: [], words: 'Re: pedido 12:30 https://x.es/?a' }],
    ['"de:marta" -canapé', { terms: [], words: '"de:marta" -canapé' }],
  ])('%s', (text, selector) => expect(read(text)).toEqual({ selector, problem: null }));

  it.each([
    ['sofá tipo:pájaro', { code: 'selector.value_unknown', field: 'type', value: 'pájaro', at: 10, length: 6 }],
    ['tipo:', { code: 'selector.value_missing', field: 'type', value: '', at: 0, length: 5 }],
    ['desde:31/2/2026', { code: 'selector.day_unknown', field: 'since', value: '31/2/2026', at: 6, length: 9 }],
    ['vence:7d', { code: 'selector.day_unknown', field: 'due', value: '7d', at: 6, length: 2 }],
    ['desde:hoy,ayer', { code: 'selector.value_single', field: 'since', value: 'ayer', at: 10, length: 4 }],
    [
      '-etiqueta:"nadie sabe"',
      { code: 'selector.value_unknown', field: 'tag', value: 'nadie sabe', at: 10, length: 12 },
    ],
  ])('%s is told what is wrong and where', (text, problem) => expect(read(text)).toEqual({ selector: null, problem }));
});

it('no word means two things in its place', () => {
  const heads = FIELD_NAMES.flatMap((field) => [
    ...new Set([...defOf(field).words.es, ...defOf(field).words.en].map(foldWord)),
  ]);
  expect(new Set(heads).size).toBe(heads.length);
  for (const field of FIELD_NAMES) {
    const words = Object.values(defOf(field).values ?? {}).flatMap(({ es, en }) => [
      ...new Set([...es, ...en].map(foldWord)),
    ]);
    expect(new Set(words).size, field).toBe(words.length);
  }
});

const language = fc.constantFrom('es' as const, 'en' as const);

it('any text is read, or told what is wrong with it; what was read is written in either language and read the same', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'de:',
      '-tipo:',
      'queja',
      'etiqueta:',
      '"Muy urgente"',
      ',',
      ' ',
      '"',
      '«',
      'equipo:"Almacén, ""sur"""',
      'owner:yo',
      'due:3d',
      'hasta:1/1/2026',
      '-',
      ':',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, language, (typed, tongue) => {
      const { selector, problem } = read(typed);
      if (!selector) {
        expect(problem.at + problem.length).toBeLessThanOrEqual(typed.length);
        return;
      }
      const written = writeSelector(selector, NAMES, tongue);
      expect(read(written)).toEqual({ selector, problem: null });
      expect(writeSelector(read(written).selector ?? selector, NAMES, tongue)).toBe(written);
    }),
    { numRuns: 400 },
  );
});

it('any selector a form can make is written and read the same, whatever its things are called', () => {
  const name = fc.string({ unit: 'binary', maxLength: 10 });
  const names = fc.record({ tag: name, team: name, owner: name, reason: name }).map((called): Vocabulary => ({
    tag: [{ id: URGENT, names: [called.tag] }],
    team: [{ id: WAREHOUSE, names: [called.team] }],
    owner: [
      { id: ANA, names: [called.owner] },
      { id: LUIS, names: [called.team] },
    ],
    reason: [{ id: 'faltan', names: [called.reason, called.tag] }],
  }));
  const valueOf = (field: SelectorField) => {
    const { kind, values = {} } = defOf(field);
    const ids = { tag: [URGENT], team: [WAREHOUSE], owner: [ANA, LUIS], reason: ['faltan'] }[field as 'tag'] ?? [];
    const days = kind === 'day' ? ['d30', '2026-02-28'] : kind === 'due' ? ['2026-02-28'] : [];
    return kind === 'text'
      ? fc
          .string({ unit: 'binary', minLength: 1, maxLength: 10 })
          .map((typed) => typed.trim())
          .filter(Boolean)
      : fc.constantFrom(...Object.keys(values), ...ids, ...days);
  };
  const term = fc.constantFrom(...FIELD_NAMES).chain((field) =>
    fc.record({
      field: fc.constant(field),
      not: fc.boolean(),
      values: fc.uniqueArray(valueOf(field), {
        minLength: 1,
        maxLength: ['day', 'due'].includes(defOf(field).kind) ? 1 : 3,
      }),
    }),
  );
  fc.assert(
    fc.property(fc.array(term, { maxLength: 6 }), names, language, (terms, called, tongue) => {
      const text = writeSelector({ terms, words: 'sofá "de piel"' }, called, tongue);
      expect(parseSelector(text, called)).toEqual({ selector: { terms, words: 'sofá "de piel"' }, problem: null });
    }),
    { numRuns: 400 },
  );
});
