import { expect, test } from 'vitest';
import { askedOf, draftOf, emptyForm, minorOf, missingParts, newLine } from './propose.rules.ts';

const priced = (solution: string): boolean => solution !== '' && solution !== 'exchange';
const line = (change: object) => ({ ...newLine(1), ...change });

test('amounts as the field gives them become minor units', () => {
  expect([184.5, '184.5', '', 0, 'x', 0.005].map((amount) => minorOf(amount, 2))).toEqual([
    18_450,
    18_450,
    null,
    null,
    null,
    1,
  ]);
});

test('the policy is asked only of what can be weighed', () => {
  const ask = (change: object) => askedOf({ ...emptyForm(), lines: [line(change)] }, 'EUR', 2, priced);
  expect(ask({})).toBeNull();
  expect(ask({ solution: 'credit' })).toBeNull();
  expect(ask({ solution: 'exchange' })).toMatchObject({ lines: [{ solution: 'exchange', amountMinor: null }] });
  expect(ask({ solution: 'credit', amount: 150 })).toMatchObject({ lines: [{ amountMinor: 15_000 }], orderRef: null });
});

test('what is missing depends on who decides', () => {
  const form = {
    ...emptyForm(),
    lines: [line({ solution: 'credit', amount: 1 })],
    cause: 'carrier' as const,
    areaId: 'a',
  };
  expect(missingParts(form, 1, priced)).toEqual(['reply']);
  expect(missingParts(form, 2, priced)).toEqual(['question', 'answers']);
  expect(missingParts(form, 3, priced)).toEqual([]);
  expect(missingParts(emptyForm(), undefined, priced)).toEqual(['solution', 'cause', 'area']);
});

test('the draft says what was done, in the customer’s language and form', () => {
  const lines = [
    { solution: 'credit', amountMinor: 15_000 },
    { solution: 'exchange', amountMinor: null },
  ];
  const money = (minor: number): string => `${minor / 100},00 €`;
  const say = (language: 'es' | 'en', address: 'tu' | 'usted') =>
    draftOf(lines, { language, address, name: 'Marta Iglesias', money });
  expect(say('es', 'tu')).toBe('Hola, Marta:\n\nTe abonamos 150,00 € y te cambiamos el artículo.\n\n');
  expect(say('es', 'usted')).toContain('Le abonamos');
  expect(say('en', 'tu')).toContain('We are crediting 150,00 € and we are exchanging the item.');
});
