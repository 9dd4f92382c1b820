import { expect, test } from 'vitest';
import { usualMeaning } from './meaning.rules.ts';

test.each([
  ['Sí', 'yes'],
  ['Sí, sale hoy', 'yes'],
  ['Yes, complete', 'yes'],
  ['No', 'no'],
  ['No queda', 'no'],
  ['None left', 'no'],
  ['En parte', 'partial'],
  ['Solo la gris', 'partial'],
  ['Necesito un dato', 'other'],
  ['Notificado ayer', 'other'],
  ['Siempre que pague', 'other'],
])('«%s» means %s', (label, meaning) => {
  expect(usualMeaning(label)).toBe(meaning);
});
