import { expect, test } from 'vitest';
import { aRule } from './a-rule.rules.ts';
import { decide } from './decide.rules.ts';
import { isOfOneChain } from './one-chain.rules.ts';
import { aPolicy, DIRECTOR, someFacts } from './policy.fixture.ts';

const LEAD = { ...DIRECTOR, role: 'lead' as const };
const policy = aPolicy([
  aRule({ id: 'AB-01', solutions: ['credit'], when: { maxAmount: 5_000 } }),
  aRule({ id: 'AB-02', solutions: ['credit', 'resend'], level: 3, approvers: [LEAD] }),
  aRule({ id: 'RE-01', solutions: ['refund'], level: 3, approvers: [DIRECTOR] }),
  aRule({ id: 'CA-01', solutions: ['exchange', 'pickup'], level: 2, areaId: 'store' }),
  aRule({ id: 'CA-02', solutions: ['repair'], level: 2, areaId: 'workshop' }),
]);

test.each([
  [['credit', 'resend'], true],
  [['credit', 'refund'], false],
  [['refund', 'something else'], true],
  [['exchange', 'pickup'], true],
  [['exchange', 'repair'], false],
  // The higher level rules: what only an area would be asked about goes with it.
  [['refund', 'exchange', 'repair'], true],
])('%j would be asked of the same people: %s', (solutions, expected) => {
  const lines = solutions.map((solution) => ({ solution, amountMinor: 6_000 }));
  expect(isOfOneChain(decide(policy, { currency: 'EUR', lines }, someFacts()))).toBe(expected);
});

test('what is one’s own asks nobody', () => {
  const small = { solution: 'credit', amountMinor: 1_000 };
  expect(isOfOneChain(decide(policy, { currency: 'EUR', lines: [small, small] }, someFacts()))).toBe(true);
});
