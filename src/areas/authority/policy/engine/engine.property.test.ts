import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PolicyRule } from '../contract.ts';
import { decide, levelOf } from './decide.rules.ts';
import type { Facts, Policy, ProposalFacts, ProposedLine } from './decision.rules.ts';
import { mayAuthorise, mayBeAsked } from './may-authorise.rules.ts';
import { aRule } from './a-rule.rules.ts';
import { aPolicy, DIRECTOR } from './policy.fixture.ts';

const SOLUTIONS = ['refund', 'credit', 'exchange', 'resend'];
const few = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.subarray(values, { maxLength: 2 });
const bound = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null });
const window = fc.option(
  fc.record({
    days: fc.constantFrom(1, 7),
    maxAmount: bound,
    maxCount: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  }),
  { nil: null },
);

const rule: fc.Arbitrary<PolicyRule> = fc
  .record({
    who: fc.record({
      roles: few('agent' as const, 'lead' as const),
      teamIds: few('a', 'b'),
      minDays: fc.option(fc.constantFrom(30, 90), { nil: null }),
    }),
    solutions: few(...SOLUTIONS),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    when: fc.record({
      currency: fc.option(fc.constantFrom('EUR', 'USD'), { nil: null, freq: 4 }),
      maxAmount: bound,
      maxShare: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      maxDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
      segments: few('person', 'company'),
      channels: few('email', 'phone'),
      reasons: few('late', 'damaged'),
      families: fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: few('cocina', 'griferia') },
      ),
      minMargin: fc.option(fc.constantFrom(10, 30), { nil: null, freq: 1 }),
      perCustomer: window,
      perAgent: window,
    }),
  })
  .map((draft) => aRule({ id: 'X', ...draft, approvers: [DIRECTOR] }));

const policy: fc.Arbitrary<Policy> = fc
  .array(rule, { maxLength: 6 })
  .map((rules) => aPolicy(rules.map((one, at) => ({ ...one, id: `R-${at}` }))));

const past = fc.array(
  fc.record({
    daysAgo: fc.nat(60),
    times: fc.integer({ min: 1, max: 3 }),
    amountMinor: fc.integer({ min: 0, max: 200 }),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    inCase: fc.boolean(),
  }),
  { maxLength: 4 },
);

const facts: fc.Arbitrary<Facts> = fc.record({
  requester: fc.record({
    id: fc.constant('ana'),
    roles: fc.subarray(['agent', 'lead'], { minLength: 1 }),
    teamIds: fc.subarray(['a', 'b']),
    days: fc.constantFrom(5, 60, 400),
  }),
  channel: fc.constantFrom('email', 'phone'),
  reason: fc.option(fc.constantFrom('late', 'damaged'), { nil: null }),
  segments: fc.subarray(['person', 'company']),
  daysSincePurchase: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  orderTotalMinor: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: null }),
  marginPercent: fc.option(fc.constantFrom(5, 20, 40), { nil: null }),
  ofCustomer: past,
  ofAgent: past,
  articles: fc.constant([]),
  unpriced: fc.array(fc.boolean(), { maxLength: 3 }),
});

const proposal: fc.Arbitrary<ProposalFacts> = fc.record({
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  lines: fc.array(
    fc.record({
      solution: fc.constantFrom(...SOLUTIONS),
      amountMinor: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
      family: fc.option(fc.constantFrom('cocina', 'griferia'), { nil: null }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Everything that makes a row of one's own take more, and no other row take more. */
const wider = (found: Policy): fc.Arbitrary<Policy> =>
  fc
    .record({
      at: fc.nat({ max: Math.max(0, found.rules.length - 1) }),
      how: fc.constantFrom('amount', 'unbounded', 'everybody', 'anything', 'own', 'gone'),
      by: fc.integer({ min: 0, max: 200 }),
    })
    .map(({ at, how, by }) => {
      const rules = found.rules.flatMap((one, index): PolicyRule[] => {
        if (index !== at) return [one];
        // A row that consults or authorises is wider when it becomes one's own; one that authorises, also when it goes.
        if (how === 'gone') return one.level === 3 ? [] : [one];
        if (how === 'own') return [{ ...one, level: 1 }];
        return one.level === 1 ? [widened(one, how, by)] : [one];
      });
      return { ...found, rules };
    });

function widened(one: PolicyRule, how: string, by: number): PolicyRule {
  if (how === 'amount')
    return { ...one, when: { ...one.when, maxAmount: one.when.maxAmount === null ? null : one.when.maxAmount + by } };
  if (how === 'unbounded') return { ...one, when: { ...one.when, perAgent: null, perCustomer: null, maxShare: null } };
  if (how === 'everybody') return { ...one, who: { roles: [], teamIds: [], personIds: [], minDays: null } };
  return {
    ...one,
    when: { ...one.when, segments: [], channels: [], reasons: [], families: [], maxDays: null, minMargin: null },
  };
}

const RUNS = { numRuns: 2_000 };

it('a wider policy never raises a level', () => {
  const pairs = policy.chain((before) => fc.record({ before: fc.constant(before), after: wider(before) }));
  fc.assert(
    fc.property(pairs, proposal, facts, ({ before, after }, asked, known) => {
      expect(levelOf(after, asked, known)).toBeLessThanOrEqual(levelOf(before, asked, known));
    }),
    RUNS,
  );
});

it('what is not known is never decided more freely than anything it may be', () => {
  const anything = fc.record({
    reason: fc.constantFrom('late', 'damaged', 'other'),
    daysSincePurchase: fc.integer({ min: 0, max: 90 }),
    marginPercent: fc.constantFrom(5, 20, 40),
  });
  fc.assert(
    fc.property(policy, proposal, facts, anything, fc.array(fc.boolean()), (table, asked, known, told, leftOut) => {
      const unpriced = asked.lines.map(() => true);
      const unsaid = { ...known, reason: null, daysSincePurchase: null, marginPercent: null, unpriced };
      const said = decide(table, asked, { ...known, ...told }).lines;
      const some = asked.lines.map((line, at) => (leftOut[at] ? { ...line, amountMinor: null } : line));
      for (const [at, line] of decide(table, { ...asked, lines: some }, unsaid).lines.entries())
        expect(line.level).toBeGreaterThanOrEqual(said[at]?.level ?? 0);
    }),
    { numRuns: 500 },
  );
});

it('asking for less never raises a level where rows only grow stricter', () => {
  // Rows in order of strictness, as people write them: own up to a limit, then another level up to more.
  const growing = fc
    .uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 })
    .map((limits) =>
      aPolicy(
        limits
          .toSorted((a, b) => a - b)
          .map((maxAmount, at) => aRule({ id: `R-${at}`, level: (at + 1) as 1 | 2 | 3, when: { maxAmount } })),
      ),
    );
  fc.assert(
    fc.property(growing, facts, fc.nat(400), fc.nat(400), (table, known, a, b) => {
      const level = (amountMinor: number): number =>
        levelOf(table, { currency: 'EUR', lines: [{ solution: 'credit', amountMinor }] }, known);
      expect(level(Math.min(a, b))).toBeLessThanOrEqual(level(Math.max(a, b)));
    }),
    RUNS,
  );
});

it('what is offered instead is really the agent’s own, and splitting a line never lowers the level', () => {
  fc.assert(
    fc.property(policy, proposal, facts, (table, asked, known) => {
      const decision = decide(table, asked, known);
      expect(levelOf(table, asked, known)).toBe(decision.level);
      const [line] = asked.lines;
      const [first] = decision.lines;
      if (first?.alternative && 'amountMinor' in first.alternative && line) {
        const less = { ...asked, lines: [{ ...line, amountMinor: first.alternative.amountMinor }] };
        expect(levelOf(table, less, known)).toBe(1);
      }
      const split = asked.lines.flatMap(({ amountMinor, ...line }): ProposedLine[] =>
        amountMinor === null
          ? [{ ...line, amountMinor }]
          : [
              { ...line, amountMinor: Math.floor(amountMinor / 2) },
              { ...line, amountMinor: Math.ceil(amountMinor / 2) },
            ],
      );
      // The last part carries all that came before it: it meets the same bounds as the whole.
      const parts = decide(table, { ...asked, lines: split }, known);
      if (asked.lines.length === 1 && parts.lines.length === 2) expect(parts.lines[1]?.level).toBe(decision.level);
    }),
    RUNS,
  );
});

it('there is no path to authorising one’s own request', () => {
  const person = fc.constantFrom('ana', 'teresa', 'javier', 'nuria');
  fc.assert(
    fc.property(
      person,
      person,
      person,
      person,
      fc.subarray(['teresa', 'javier']),
      (decider, requester, approver, asked, saidYes) => {
        const verdict = mayAuthorise(decider, {
          requesterId: requester,
          approverId: approver,
          askedId: asked,
          saidYes,
        });
        if (!verdict.ok) return;
        expect(decider).not.toBe(requester);
        // A deputy decides in the name of the approver: never in the requester's.
        expect(approver).not.toBe(requester);
        expect(saidYes).not.toContain(decider);
        expect([approver, asked]).toContain(decider);
      },
    ),
    RUNS,
  );
  expect(mayBeAsked(['ana', 'teresa', 'ana', 'javier'], 'ana')).toEqual(['teresa', 'javier']);
});
