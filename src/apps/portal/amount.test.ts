import { expect, test } from 'vitest';
import { typedAmount } from './amount.rules.ts';

test('amounts as people type them', () => {
  const read = ['184,50', '184.5', '1.284,50 €', '1,284.50', '150', '1.284', '0', '-5', 'ciento', '1,2,3', ''].map(
    typedAmount,
  );
  expect(read).toEqual([18_450, 18_450, 128_450, 128_450, 15_000, 128_400, null, null, null, null, null]);
});
