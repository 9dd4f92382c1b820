import { expect, it } from 'vitest';
import { findEntries, score } from './palette.rules.ts';

const entries = [
  { texts: ['Responder', 'Reply'] },
  { texts: ['Resolver', 'Resolve'] },
  { texts: ['Pasar a la Directora', 'Pass to the Director'] },
  { texts: ['Buscar reseñas', 'Search reviews'] },
  { texts: ['Ir a Clientes', 'Go to Customers'] },
];
const found = (query: string): string[] => findEntries(entries, query).map(({ texts }) => texts[0] ?? '');

it('ignores accents, tildes and case', () => {
  expect(found('RESENAS')).toEqual(['Buscar reseñas']);
  expect(found('reseñ')).toEqual(['Buscar reseñas']);
});
it('understands both languages', () => {
  expect(found('reply')).toEqual(['Responder']);
  expect(found('customers')).toEqual(['Ir a Clientes']);
});
it('needs every word, each at the start of one', () => {
  expect(found('pasar dir')).toEqual(['Pasar a la Directora']);
  expect(found('sponder')).toEqual([]);
});
it('puts what is shown before what it is also called, and a good start before a middle', () => {
  expect(found('res')).toEqual(['Responder', 'Resolver', 'Buscar reseñas']);
  expect(score({ texts: ['Responder'] }, 'responder')).toBeGreaterThan(
    score({ texts: ['Responder a todos'] }, 'responder'),
  );
});
it('keeps everything, in order, when nothing is typed', () => {
  expect(found('  ')).toEqual(entries.map(({ texts }) => texts[0]));
});
