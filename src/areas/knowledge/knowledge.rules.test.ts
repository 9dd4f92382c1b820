import { describe, expect, it, test } from 'vitest';
import { diffLines } from './articles/diff.rules.ts';
import { helpedOf } from './articles/helped.rules.ts';
import { freeSlug, slugOf } from './articles/slug.rules.ts';
import { mostAlike, rarity } from './searching/alike.rules.ts';
import { fragmentOf, marksIn } from './searching/fragment.rules.ts';
import { gapWords, pairsOf, soughtOf, telling } from './searching/words.rules.ts';

describe('the name of a public page', () => {
  test.each([
    ['¿Cómo devuelvo un pedido?', 'como-devuelvo-un-pedido'],
    ['Garantía: 3 años (año a año)', 'garantia-3-anos-ano-a-ano'],
    ['¡¿…?!', ''],
    [
      'Una pregunta larguísima que nadie escribiría en el título de una página que otros han de leer',
      'una-pregunta-larguisima-que-nadie-escribiria-en-el-titulo-de-una',
    ],
  ])('«%s» → %s', (title, slug) => expect(slugOf(title)).toBe(slug));

  test.each([
    ['portes', [], 'portes'],
    ['portes', ['portes'], 'portes-2'],
    ['portes', ['portes', 'portes-2'], 'portes-3'],
    ['', [], 'articulo-2'],
  ])('«%s» beside %j → %s', (slug, taken, free) => expect(freeSlug(slug, taken)).toBe(free));
});

const SYNONYMS = [
  ['abono', 'nota de crédito', 'devolución del dinero'],
  ['portes', 'gastos de envío'],
];

describe('what is sought', () => {
  const ways = (text: string) => soughtOf(text, SYNONYMS).map((one) => one.ways.join('|') + (one.open ? '*' : ''));
  test.each([
    ['grifo que gotea', ['grifo', 'gotea*']],
    ['¿Cuándo me hacéis el ABONO?', ['haceis', 'abono|nota de credito|devolucion del dinero']],
    ['abonos', ['abono|nota de credito|devolucion del dinero']],
    ['gastos de envio a canarias', ['portes|gastos de envio', 'canarias*']],
    ['nota de entrega', ['nota', 'entrega*']],
    ['de', ['de']],
    ['  ', []],
    ["'); drop table article; --", ['drop', 'table', 'article*']],
  ])('«%s»', (text, sought) => expect(ways(text)).toEqual(sought));
});

describe('what is kept of a search in vain', () => {
  test.each([
    ['¿Cómo cambio la fecha de entrega?', [], 'cambio entrega fecha'],
    ['fecha entrega cambio', [], 'cambio entrega fecha'],
    ['factura de marta.iglesias@correo.example', [], 'factura'],
    ['pedido 108810 RC-24817 612345678 no llega', [], 'llega pedido'],
    ['https://ribera.example/pedido?x=1 caducado', [], 'caducado'],
    ['presupuesto Marta Iglesias caldera', ['marta iglesias'], 'caldera presupuesto'],
    ['marta@correo.example 612 34 56 78', [], undefined],
    ['el de la', [], undefined],
  ])('«%s»', (text, names, words) => expect(gapWords(text, names)?.words).toBe(words));

  it('shows them as they were typed', () => {
    expect(gapWords('Cita del técnico en sábado')?.shown).toBe('cita técnico sábado');
  });

  it('asks of each pair of neighbours whether it names somebody', () => {
    expect(pairsOf('Caldera de Íñigo Otxoa')).toEqual(['caldera de', 'de inigo', 'inigo otxoa']);
  });
});

test('of a text the words that may say what it is about, each once', () => {
  expect(telling('Hola, soy Ana (ana@correo.example). La CALDERA y las calderas: pedido 108810, ¿avería?')).toEqual([
    'caldera',
    'pedido',
    'avería',
  ]);
});

describe('the fragment', () => {
  const text = `${'Antes de nada, lee esto. '.repeat(8)}Si la devolución llega tarde, avisa.`;
  it('begins near the first word found, marked, whatever its accents', () => {
    const { fragment, marks } = fragmentOf(text, ['devolu']);
    expect(fragment.startsWith('…')).toBe(true);
    expect(marks.map(([from, to]) => fragment.slice(from, to))).toEqual(['devolución']);
  });
  it('is the beginning where the words stand elsewhere', () => {
    expect(fragmentOf(text, ['caldera'])).toMatchObject({ marks: [] });
    expect(fragmentOf(text, ['caldera']).fragment).toMatch(/^Antes de nada/);
    expect(fragmentOf('', ['x'])).toEqual({ fragment: '', marks: [] });
  });
  it('shows a list on one line without its marks', () => {
    expect(fragmentOf('Hace falta:\n- Tique\n- Foto\n1. Enviarla', ['foto']).fragment).toBe(
      'Hace falta: Tique Foto Enviarla',
    );
  });
  it('marks nothing for less than two letters', () => expect(marksIn('a b c', ['a'])).toEqual([]));
});

describe('how alike', () => {
  const article = (id: string, inTitle: string[], inText: string[] = []) => ({
    id,
    inTitle,
    inText: [...inTitle, ...inText],
  });
  it('counts rarer words more, those of the title most, and says which', () => {
    const found = mostAlike(
      [article('a', ['grif', 'gote'], ['pedid']), article('b', [], ['grif', 'pedid']), article('c', [], ['pedid'])],
      20,
      3,
    );
    expect(found.map(({ id }) => id)).toEqual(['a']);
    expect(found[0]?.words.slice(0, 2).toSorted()).toEqual(['gote', 'grif']);
  });
  it('one word in common is nothing; nor is what all have', () => {
    expect(mostAlike([article('a', ['grif'])], 20, 3)).toEqual([]);
    expect(mostAlike([article('a', [], ['grif', 'gote', 'agua'])], 20, 3)).toEqual([]);
    expect(rarity(10, 5)).toBeGreaterThan(rarity(10, 10));
    expect(rarity(10, 1)).toBeGreaterThan(rarity(10, 5));
  });
});

describe('what changed', () => {
  const told = (before: string, after: string) =>
    diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`);
  test.each([
    ['', 'uno', ['+uno']],
    ['uno', '', ['-uno']],
    ['uno\n\ndos\ntres', 'uno\ndos y medio\ntres', [' uno', '-dos', '+dos y medio', ' tres']],
    ['a\nb\nc\nd', 'b\nx\nd', ['-a', ' b', '-c', '+x', ' d']],
    ['igual', 'igual', [' igual']],
  ])('%j → %j', (before, after, lines) => expect(told(before, after)).toEqual(lines));
  it('a long text rewritten is told without an end to the waiting', () => {
    const lines = (mark: string) => Array.from({ length: 4_000 }, (_, n) => `${mark}${n}`).join('\n');
    expect(diffLines(lines('a'), lines('b'))).toHaveLength(8_000);
  });
});

describe('how far it helped', () => {
  it('says no share below ten answers', () => expect(helpedOf(9, 0)).toEqual({ yes: 9, no: 0, low: null, high: null }));
  it('bounds the share by Wilson', () => {
    const { low, high } = helpedOf(8, 2);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
    expect(helpedOf(10, 0).high).toBe(1);
    expect(helpedOf(0, 10).low).toBe(0);
  });
});
