import { expect, test } from 'vitest';
import { resemblance } from './resemblance.rules.ts';

const ASKED =
  'Hola: pedí una lavadora el 3 de octubre, pedido 108810, y ha llegado con el tambor abollado. Quiero que la cambien o que me devuelvan los 429,00 €.';
const FORMULA =
  'Lamentamos las molestias ocasionadas. Hemos trasladado su caso al departamento correspondiente y le responderemos a la mayor brevedad posible.';

test('a formula said to somebody else is told, with whom and how much; another number does not hide it', () => {
  const said = [
    { reference: 'RC-1', text: 'Su pedido llega el jueves.' },
    { reference: 'RC-2', text: `Estimada Ana:\n${FORMULA}\nExpediente 4471` },
  ];
  const found = resemblance(`${FORMULA}\nExpediente 99`, ASKED, said);
  expect(found.like).toMatchObject({ reference: 'RC-2' });
  expect(found.like?.share).toBeGreaterThan(0.9);
  expect(found.faceless).toBe(true);
});

test('an answer to what was asked is neither', () => {
  const text =
    'Sentimos que el tambor de la lavadora llegase abollado. Te la cambiamos: el martes recogemos la tuya y dejamos otra, sin coste.';
  expect(resemblance(text, ASKED, [{ reference: 'RC-2', text: FORMULA }])).toEqual({ like: null, faceless: false });
});

test('a number of theirs is enough to be about the case', () => {
  expect(
    resemblance('Hoy mismo sale de nuestra cuenta un abono de 429,00 €, que verás en dos o tres días.', ASKED, [])
      .faceless,
  ).toBe(false);
});

test('courtesies and very short texts are nobody’s formula', () => {
  const said = [{ reference: 'RC-2', text: 'Muchas gracias, un saludo' }];
  expect(resemblance('Muchas gracias, un saludo', ASKED, said)).toEqual({ like: null, faceless: false });
  expect(resemblance(FORMULA, 'Hola, gracias', [])).toEqual({ like: null, faceless: false });
});
