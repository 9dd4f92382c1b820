import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snippet, soughtWords, whyFound, type FoundIn } from './found.rules.ts';

const row = (part: Partial<FoundIn> = {}): FoundIn => ({
  id: 'x',
  reference: 'RC-24817',
  subject: 'Pedido incompleto',
  customer: 'Martín Ibáñez',
  address: null,
  file: null,
  message: null,
  inside: null,
  insideName: null,
  ...part,
});
const marked = (text: string, marks: readonly [number, number][]) => marks.map(([from, to]) => text.slice(from, to));

it.each([
  [row(), '24817', [], 'reference', ['24817']],
  [row(), 'ibanez', ['ibanez'], 'customer', ['Ibáñez']],
  [row({ address: 'marta@x.es' }), 'marta@', [], 'address', ['marta@x.es']],
  [
    row({ message: 'Hago una reclamación por\n\nlas reclamaciones' }),
    'reclamaciones',
    ['reclam'],
    'message',
    ['reclamación', 'reclamaciones'],
  ],
  [row(), 'incompletos', ['incomplet'], 'subject', ['incompleto']],
  [row({ inside: 'Peso: doce kilos', insideName: 'albarán.docx' }), 'kilos', ['kil'], 'inside', ['kilos']],
  [row({ file: 'Factura-09.pdf' }), 'factura', ['factur'], 'file', ['Factura']],
] as const)('why it was found (%#)', (given, typed, stems, place, words) => {
  const found = whyFound(given, typed, [stems]);
  expect([found?.in, marked(found?.text ?? '', found?.marks ?? [])]).toEqual([place, words]);
});

it('what cannot be shown is not made up', () => expect(whyFound(row(), 'sofá', [['sof']])).toBeNull());

it('words that must not be there are not looked for', () =>
  expect(soughtWords('sofá -roto or "de piel"')).toBe('sofá "de piel"'));

it('every mark is a word that begins with what was sought, whatever the text', () => {
  const word = fc.constantFrom(
    'Reclamación',
    'sofá',
    'SOFÁS',
    'roto',
    'ﬁn',
    'ß',
    'el',
    '\n\n',
    '…',
    '👍🏽',
    'a'.repeat(90),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const found = snippet(words.join(' '), ['sof', 'reclam']);
      expect(found === null).toBe(!words.some((one) => /sof|reclam/i.test(one)));
      for (const one of marked(found?.text ?? '', found?.marks ?? [])) expect(one).toMatch(/^(sof|reclam)/i);
      expect(found?.text.length ?? 0).toBeLessThanOrEqual(162);
    }),
    { numRuns: 300 },
  );
});
