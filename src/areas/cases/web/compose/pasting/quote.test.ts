import { expect, test } from 'vitest';
import { quoteOf } from './quote.rules.ts';

const said = {
  name: 'Marta <b>',
  text: '\n¿Cuándo?\n\nGracias',
  at: new Date('2026-09-22T07:42:00Z'),
  timeZone: 'Europe/Madrid',
};

test('a message under an answer says who said it and when, in the language of whoever reads it', () => {
  expect(quoteOf({ ...said, language: 'es' })).toBe(
    '<p></p><p>Marta &lt;b&gt;, martes, 22 de septiembre de 2026, 9:42:</p><blockquote data-folded><p>¿Cuándo?</p><p></p><p>Gracias</p></blockquote>',
  );
  expect(quoteOf({ ...said, language: 'en' })).toContain('Tuesday');
});
