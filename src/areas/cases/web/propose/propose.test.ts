import { expect, test } from 'vitest';
import { askedOf, draftOf, emptyForm, formOf, lineOffered, minorOf, missingParts, newLine } from './propose.rules.ts';

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
  const ask = (change: object) => askedOf({ ...emptyForm('EUR'), lines: [line(change)] }, priced);
  expect(ask({})).toBeNull();
  expect(ask({ solution: 'credit' })).toBeNull();
  expect(ask({ solution: 'exchange' })).toMatchObject({ lines: [{ solution: 'exchange', amountMinor: null }] });
  expect(ask({ solution: 'credit', amount: 150 })).toMatchObject({
    lines: [{ amountMinor: 15_000, family: null }],
    orderRef: null,
  });
  expect(ask({ solution: 'exchange', family: 'Grifería' })).toMatchObject({ lines: [{ family: 'Grifería' }] });
});

test('amounts are of the order’s currency, with its decimals', () => {
  const form = { ...emptyForm('CLP'), lines: [line({ solution: 'credit', amount: 15_000 })], orderTotal: 61_240 };
  expect(askedOf(form, priced)).toMatchObject({
    currency: 'CLP',
    lines: [{ amountMinor: 15_000 }],
    orderTotalMinor: 61_240,
  });
});

test.each([
  [[3], 0],
  [[1, 3], 1],
  [[0, 2, 1], 1],
  [[3, 3], null],
  [[2, 3], null],
  [[1, 0], null],
])('of lines of levels %j, the one there is an alternative for is %s', (levels, expected) => {
  expect(lineOffered(levels.map((level) => ({ level })))).toBe(expected);
});

test('what was refused is tried again with the lesser amount in the line that was too much', () => {
  const rest = { quantity: null, detail: '', appliedAt: null };
  const lines = [
    { ...rest, solution: 'credit', amountMinor: 1_000, level: 1 },
    { ...rest, solution: 'refund', amountMinor: 90_000, level: 3 },
  ];
  const proposal = { currency: 'EUR', lines, cause: 'other', reason: '', areaId: null, orderTotalMinor: null };
  expect(formOf(proposal as never, 4_000).lines.map(({ amount }) => amount)).toEqual([10, 40]);
});

test('what is missing depends on who decides', () => {
  const form = {
    ...emptyForm('EUR'),
    lines: [line({ solution: 'credit', amount: 1 })],
    cause: 'carrier' as const,
    areaId: 'a',
  };
  expect(missingParts(form, { level: 1 }, priced)).toEqual(['reply']);
  expect(missingParts(form, { level: 2 }, priced)).toEqual(['question', 'answers']);
  expect(missingParts(form, { level: 3 }, priced)).toEqual([]);
  expect(missingParts(form, { level: 2, handOver: true }, priced)).toEqual(['question']);
  expect(missingParts(emptyForm('EUR'), { level: undefined }, priced)).toEqual(['solution', 'cause', 'area']);
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
