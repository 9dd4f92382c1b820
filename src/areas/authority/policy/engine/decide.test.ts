import { describe, expect, it } from 'vitest';
import { decide, levelOf } from './decide.rules.ts';
import { aRule } from './a-rule.rules.ts';
import { aPolicy, asking, DIRECTOR, past, someFacts } from './policy.fixture.ts';

const own = aRule({ id: 'AB-01', who: { roles: ['agent'] }, solutions: ['credit'], when: { maxAmount: 15_000 } });
const swap = aRule({ id: 'CA-01', solutions: ['exchange'], level: 2, areaId: 'store' });
const policy = aPolicy([own, swap]);

describe('two must say yes above an amount', () => {
  const two = aPolicy([], { otherwise: { approvers: [DIRECTOR], fourEyesAbove: 100_000 } });
  it.each([
    ['up to it', asking('credit', 100_000), {}, false],
    ['above it', asking('credit', 100_001), {}, true],
    [
      'above it with what the case had',
      asking('credit', 50_000),
      { ofCustomer: [past(50_001, 1, { inCase: true })] },
      true,
    ],
    ['in another currency, however little', asking('credit', 100, 'USD'), {}, true],
    ['without a price in another currency', asking('exchange', null, 'USD'), {}, false],
    [
      'with something of the case in another',
      asking('credit', 100),
      { ofCustomer: [past(1, 1, { inCase: true, currency: 'USD' })] },
      true,
    ],
    [
      'with something of another case in another',
      asking('credit', 100),
      { ofCustomer: [past(1, 1, { currency: 'USD' })] },
      false,
    ],
  ])('%s', (_, proposal, facts, fourEyes) => {
    expect(decide(two, proposal, someFacts(facts)).fourEyes).toBe(fourEyes);
  });

  it('in the currency of its row', () => {
    const row = aRule({
      id: 'US-01',
      level: 3,
      approvers: [DIRECTOR],
      fourEyesAbove: 10_000,
      when: { currency: 'USD' },
    });
    const eyes = (amount: number) => decide(aPolicy([row]), asking('credit', amount, 'USD'), someFacts()).fourEyes;
    expect([eyes(10_000), eyes(10_001)]).toEqual([false, true]);
  });
});

describe('the first row that fits decides', () => {
  it('is one’s own within the limit, and says how much is left', () => {
    const decision = decide(policy, asking('credit', 9_200), someFacts());
    expect(decision).toMatchObject({
      level: 1,
      ruleId: 'AB-01',
      policyNumber: 7,
      remaining: { minor: 15_000, currency: 'EUR' },
      alternative: null,
      reason: { code: 'own', params: { limit: 15_000 } },
    });
  });

  it('needs authorisation above it, with by how much and what can be granted at once', () => {
    const decision = decide(policy, asking('credit', 18_450), someFacts());
    expect(decision).toMatchObject({
      level: 3,
      ruleId: null,
      reason: { code: 'over_amount', params: { limit: 15_000, by: 3_450, currency: 'EUR' } },
      alternative: { amountMinor: 15_000 },
      approvers: { approvers: [DIRECTOR], fourEyes: false },
    });
  });

  it('consults the area of its row', () => {
    expect(decide(policy, asking('exchange', null), someFacts())).toMatchObject({ level: 2, consult: 'store' });
  });

  it('offers another solution where no smaller amount is the agent’s', () => {
    const other = aPolicy([aRule({ id: 'RE-01', solutions: ['resend'] })]);
    expect(decide(other, asking('refund', 5_000), someFacts())).toMatchObject({
      level: 3,
      reason: { code: 'no_rule' },
      alternative: { solution: 'resend' },
    });
  });

  it('does not promise an amount that a row above would take', () => {
    const strict = aRule({ id: 'AB-00', solutions: ['credit'], when: { maxAmount: 20_000 }, level: 3 });
    const decision = decide(aPolicy([strict, own]), asking('credit', 18_450), someFacts());
    expect(decision).toMatchObject({ level: 3, ruleId: 'AB-00', alternative: null });
    expect(decision.remaining).toEqual({ minor: 0, currency: 'EUR' });
  });
});

describe('what rests on the order’s total says so', () => {
  const share = aPolicy([aRule({ id: 'AB-01', solutions: ['credit'], when: { maxShare: 10 } })]);
  it.each([
    ['a part of the order that fits', share, asking('credit', 5_000), {}, { level: 1, declared: true }],
    ['a part of the order that is passed', share, asking('credit', 9_000), {}, { level: 3, declared: true }],
    ['an amount alone', policy, asking('credit', 5_000), {}, { level: 1, declared: false }],
    ['money by law', policy, asking('refund', 5_000), { articles: ['art. 102'] }, { level: 0, declared: true }],
    [
      'a right without money',
      policy,
      asking('exchange', null),
      { articles: ['art. 118'] },
      { level: 0, declared: false },
    ],
    [
      'a right whose total is missing',
      policy,
      asking('credit', 18_450),
      { withheld: [{ code: 'right_total_unknown', params: { article: 'art. 102' } }] },
      { level: 3, declared: false, reason: { code: 'right_total_unknown', params: { article: 'art. 102' } } },
    ],
  ])('%s', (_, table, proposal, facts, said) => {
    expect(decide(table, proposal, someFacts(facts))).toMatchObject(said);
  });
});

describe('splitting does not evade', () => {
  const together = (line: number): number =>
    decide(
      policy,
      { currency: 'EUR', lines: Array.from({ length: line }, () => ({ solution: 'credit', amountMinor: 6_000 })) },
      someFacts(),
    ).level;
  it('adds up the lines of a proposal', () => {
    expect([together(1), together(2), together(3)]).toEqual([1, 1, 3]);
  });

  it('counts what was asked for in the case and in related ones', () => {
    const facts = someFacts({ ofCustomer: [past(10_000, 2, { inCase: true }), past(90_000, 40)] });
    expect(decide(policy, asking('credit', 6_000), facts)).toMatchObject({
      level: 3,
      reason: { code: 'over_amount', params: { by: 1_000 } },
      alternative: { amountMinor: 5_000 },
    });
  });

  it.each([
    [
      'per customer and period',
      { perCustomer: { days: 30, maxAmount: 20_000, maxCount: null } },
      'over_customer_amount',
    ],
    ['times per customer', { perCustomer: { days: 30, maxAmount: null, maxCount: 2 } }, 'customer_count'],
  ])('%s', (_, when, code) => {
    const table = aPolicy([aRule({ id: 'AB-01', when })]);
    const twice = [past(8_000, 3), past(8_000, 29)];
    expect(decide(table, asking('credit', 5_000), someFacts({ ofCustomer: twice }))).toMatchObject({
      level: 3,
      reason: { code },
    });
    const longAgo = [past(8_000, 3), past(8_000, 30)];
    expect(levelOf(table, asking('credit', 5_000), someFacts({ ofCustomer: longAgo }))).toBe(1);
  });

  it('per agent and day', () => {
    const table = aPolicy([aRule({ id: 'AB-01', when: { perAgent: { days: 1, maxAmount: 30_000, maxCount: null } } })]);
    const facts = someFacts({ ofAgent: [past(20_000, 0), past(90_000, 1)] });
    expect(levelOf(table, asking('credit', 10_000), facts)).toBe(1);
    expect(levelOf(table, asking('credit', 10_001), facts)).toBe(3);
  });
});

describe('what the table asks about', () => {
  it.each([
    ['role', { who: { roles: ['lead' as const] } }, {}],
    ['team', { who: { teamIds: ['b2b'] } }, {}],
    ['person', { who: { personIds: ['nuria'] } }, {}],
    ['seniority', { who: { minDays: 401 } }, {}],
    ['share of the order', { when: { maxShare: 10 } }, {}],
    ['an order that is not known', { when: { maxShare: 90 } }, { orderTotalMinor: null }],
    ['days since the purchase', { when: { maxDays: 9 } }, {}],
    ['a purchase that is not known', { when: { maxDays: 9 } }, { daysSincePurchase: null }],
    ['margin', { when: { minMargin: 20 } }, { marginPercent: 19 }],
    ['a margin that is not known', { when: { minMargin: 20 } }, {}],
    ['a family that is not known', { when: { families: ['griferia'] } }, {}],
    ['segment', { when: { segments: ['company'] } }, {}],
    ['channel', { when: { channels: ['phone'] } }, {}],
    ['reason', { when: { reasons: ['late'] } }, {}],
    ['currency', { when: { currency: 'USD' } }, {}],
  ])('%s', (_, rule, facts) => {
    const table = aPolicy([aRule({ id: 'X', ...rule })]);
    expect(levelOf(table, asking('credit', 10_000), someFacts(facts))).toBe(3);
    const fitting = someFacts({
      requester: { id: 'nuria', roles: ['agent', 'lead'], teamIds: ['front', 'b2b'], days: 401 },
      channel: 'phone',
      reason: 'late',
      segments: ['company'],
      daysSincePurchase: 9,
      orderTotalMinor: 100_000,
      marginPercent: 20,
    });
    const line = { solution: 'credit', amountMinor: 10_000, family: 'griferia' };
    const currency = table.rules[0]?.when.currency ?? 'EUR';
    expect(levelOf(table, { currency, lines: [line] }, fitting)).toBe(1);
  });

  it.each([
    ['family', { families: ['griferia'] }, {}],
    ['margin', { minMargin: 20 }, {}],
    ['purchase', { maxDays: 9 }, { daysSincePurchase: null }],
    ['order', { maxShare: 90 }, { orderTotalMinor: null }],
    ['reason', { reasons: ['fraud'] }, { reason: null }],
  ])(
    'a stricter row may fit while its %s is not known: it decides, and says what is missing',
    (fact, when, unknown) => {
      const facts = someFacts(unknown);
      const asks = aRule({ id: 'ST-01', level: 3, approvers: [DIRECTOR], when });
      const consults = aRule({ id: 'CO-01', level: 2, areaId: 'store', when });
      const strict = decide(aPolicy([asks, own]), asking('credit', 1_000), facts);
      expect(strict).toMatchObject({ level: 3, ruleId: 'ST-01', reason: { code: `${fact}_unknown` } });
      expect(decide(aPolicy([consults, asks, own]), asking('credit', 1_000), facts).ruleId).toBe('ST-01');
      expect(decide(aPolicy([own, asks]), asking('credit', 1_000), facts).ruleId).toBe('AB-01');
      expect(decide(aPolicy([consults]), asking('credit', 1_000), facts).ruleId).toBeNull();
      const sure = aRule({ id: 'SU-01', level: 3, approvers: [DIRECTOR] });
      expect(decide(aPolicy([asks, sure]), asking('credit', 1_000), facts).ruleId).toBe('SU-01');
      // Known and another, it is no restriction.
      const line = { solution: 'credit', amountMinor: 1_000, family: 'cocina' };
      const known = someFacts({ reason: 'late', daysSincePurchase: 10, marginPercent: 19, orderTotalMinor: 1_000 });
      const level = levelOf(aPolicy([asks, own]), { currency: 'EUR', lines: [line] }, known);
      expect(level).toBe(1);
    },
  );

  it('without an amount no row that bounds it is one’s own, nor for what comes after in the same proposal', () => {
    const any = aRule({ id: 'AB-01', when: { maxAmount: 5_000 } });
    const unsaid = someFacts({ unpriced: [true] });
    const told = decide(aPolicy([any]), asking('other', null), unsaid);
    expect(told).toMatchObject({ level: 3, reason: { code: 'amount_unknown' }, remaining: { minor: 5_000 } });
    expect(levelOf(aPolicy([any]), asking('other', 5_000), unsaid)).toBe(1);
    // A change, a repair: they have no price.
    expect(levelOf(aPolicy([any]), asking('exchange', null), someFacts())).toBe(1);
    const two = { currency: 'EUR', lines: [asking('other', null), asking('credit', 100)].flatMap((one) => one.lines) };
    expect(decide(aPolicy([any]), two, unsaid).lines.map(({ level, remaining }) => [level, remaining?.minor])).toEqual([
      [3, 5_000],
      [3, 0],
    ]);
    for (const when of [
      { maxShare: 10 },
      { perCustomer: { days: 30, maxAmount: 5_000, maxCount: null } },
      { perAgent: { days: 1, maxAmount: 5_000, maxCount: null } },
    ])
      expect(levelOf(aPolicy([aRule({ id: 'X', when })]), asking('other', null), unsaid)).toBe(3);
    const four = aRule({ id: 'AB-09', level: 3, approvers: [DIRECTOR], fourEyesAbove: 50_000 });
    expect(decide(aPolicy([four]), asking('other', null), unsaid).fourEyes).toBe(true);
  });

  it('compares no amounts of another currency', () => {
    expect(decide(policy, asking('credit', 100, 'USD'), someFacts())).toMatchObject({
      level: 3,
      reason: { code: 'other_currency', params: { currency: 'EUR' } },
    });
  });
});

it('skips the circuits where the law gives a right, which uses up no limit', () => {
  const both = {
    currency: 'EUR',
    lines: [
      { solution: 'refund', amountMinor: 60_000 },
      { solution: 'credit', amountMinor: 15_000 },
    ],
  };
  const decision = decide(policy, both, someFacts({ articles: ['TRLGDCU 102', null] }));
  expect(decision.level).toBe(1);
  expect(decision.lines[0]).toMatchObject({ level: 0, article: 'TRLGDCU 102', reason: { code: 'statutory' } });
  const alone = decide(policy, asking('refund', 60_000), someFacts({ articles: ['TRLGDCU 102'] }));
  expect(alone).toMatchObject({ level: 0, article: 'TRLGDCU 102', approvers: null });
});

it('several lines: the highest rules, and each keeps its own', () => {
  const lines = [
    { solution: 'credit', amountMinor: 2_000 },
    { solution: 'exchange', amountMinor: null },
  ];
  const decision = decide(policy, { currency: 'EUR', lines }, someFacts());
  expect(decision).toMatchObject({ level: 2, ruleId: 'CA-01', consult: 'store' });
  expect(decision.lines.map((line) => line.level)).toEqual([1, 2]);
});

it('wants four eyes above the amount of its row, of the whole case', () => {
  const two = aRule({ id: 'AB-09', level: 3, approvers: [DIRECTOR], fourEyesAbove: 50_000 });
  const table = aPolicy([two]);
  expect(decide(table, asking('refund', 50_000), someFacts()).fourEyes).toBe(false);
  const before = someFacts({ ofCustomer: [past(1, 3, { inCase: true })] });
  expect(decide(table, asking('refund', 50_000), before)).toMatchObject({
    fourEyes: true,
    approvers: { fourEyes: true },
  });
});
