import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectOf } from './subject.rules.ts';

test.each([
  ['Buenos días: el pedido 108810 sigue sin completarse. Faltan dos piezas.', 'El pedido 108810 sigue sin completarse'],
  ['Hola, me falta una pieza', 'Me falta una pieza'],
  ['hola', 'Hola'],
  ['¿Puedo cambiar la dirección de entrega? Es urgente', '¿Puedo cambiar la dirección de entrega?'],
  ['No. Quiero que me llamen hoy mismo', 'No. Quiero que me llamen hoy mismo'],
  ['palabra '.repeat(30), `${'Palabra '.replace('P', 'P')}${'palabra '.repeat(10)}`.trim() + '…'],
])('%j → %j', (text, subject) => expect(subjectOf(text)).toBe(subject));

test('a subject is one line of bounded length', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 500 }).filter((text) => text.trim() !== ''),
      (text) => {
        const subject = subjectOf(text);
        expect(subject.length).toBeLessThanOrEqual(92);
        expect(subject).not.toMatch(/[\r\n]/);
      },
    ),
  );
});
