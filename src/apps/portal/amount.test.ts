import { expect, test } from 'vitest';
import { typedAmount } from './amount.rules.ts';

const typed = ['184,50', '184.5', '1.284,50 €', '1,284.50', '$ 150', '1.284', '0', '-5', 'ciento', '1,2,3', ''];

test.each<[string, (number | null)[]]>([
  ['EUR', [18_450, 18_450, 128_450, 128_450, 15_000, 128_400, null, null, null, null, null]],
  ['CLP', [null, null, null, null, 150, 1_284, null, null, null, null, null]],
])('amounts in %s as people type them', (currency, read) => {
  expect(typed.map((text) => typedAmount(text, currency))).toEqual(read);
});
