import { describe, expect, it } from 'vitest';
import { levelOf } from '../engine/decide.rules.ts';
import { aRule } from '../engine/a-rule.rules.ts';
import { aPolicy, asking, DIRECTOR, someFacts } from '../engine/policy.fixture.ts';
import { adviseOn } from './advice.rules.ts';
import { movesUnder, simulate, type PastDecision } from './simulate.rules.ts';
import { quantile, wilson } from './wilson.rules.ts';

const own = aRule({ id: 'AB-01', solutions: ['credit'], when: { maxAmount: 15_000 } });
const policy = aPolicy([own, aRule({ id: 'DI-01', level: 3, approvers: [DIRECTOR] })]);
let made = 0;

function decided(amount: number, change: Partial<PastDecision> = {}): PastDecision {
  made += 1;
  const level = levelOf(policy, asking('credit', amount), someFacts());
  return {
    id: `d${made}`,
    caseId: `c${made}`,
    madeAt: made,
    state: level === 1 ? 'applied' : 'approved',
    level,
    ruleId: level === 1 ? 'AB-01' : 'DI-01',
    approverId: level === 3 ? 'teresa' : null,
    askedMinor: amount,
    grantedMinor: amount,
    waitedMinutes: level === 3 ? 60 : 0,
    reversed: false,
    customerId: `k${made}`,
    proposal: asking('credit', amount),
    facts: someFacts(),
    ...change,
  };
}
const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at));

describe('wilson', () => {
  it.each([
    [50, 50, 0.9287, 1],
    [0, 10, 0, 0.2775],
    [27, 30, 0.7438, 0.9654],
    [0, 0, 0, 1],
  ])('%i of %i', (k, n, low, high) => {
    expect(wilson(k, n).low).toBeCloseTo(low, 3);
    expect(wilson(k, n).high).toBeCloseTo(high, 3);
  });
  it('takes the nearest rank', () => {
    expect([quantile([], 0.5), quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)]).toEqual([
      0, 2, 9,
    ]);
  });
});

describe('a draft tried on what was decided', () => {
  const wider = aPolicy([{ ...own, when: { ...own.when, maxAmount: 20_000 } }, ...policy.rules.slice(1)]);
  const decisions = [
    decided(9_000),
    decided(18_000, { waitedMinutes: 40 }),
    decided(19_000, { waitedMinutes: 120, state: 'changed', grantedMinor: 15_000 }),
    decided(20_000, { waitedMinutes: 50, state: 'refused', grantedMinor: 0 }),
    decided(20_001),
  ];

  it('changes nothing when the table is the same', () => {
    expect(simulate(policy, decisions)).toMatchObject({
      n: 5,
      changed: 0,
      moves: [],
      exposure: { low: 0, base: 0, high: 0 },
    });
  });

  it('says what moves, the waiting saved and the money at stake', () => {
    const result = simulate(wider, decisions);
    expect(result).toMatchObject({
      n: 5,
      changed: 3,
      moves: [{ from: 3, to: 1, n: 3 }],
      saved: { n: 3, medianMinutes: 50, totalMinutes: 210 },
      kinds: [{ solution: 'credit', from: 3, to: 1, n: 3 }],
    });
    // Refused 200,00 and cut by 40,00; at most 200,00 for each of the three.
    expect(result.exposure).toMatchObject({ base: 24_000, high: 60_000 - 18_000 - 15_000 });
    expect(result.exposure.low).toBeCloseTo(24_000 * (wilson(2, 3).low / (2 / 3)), -1);
  });

  it('opens the decisions behind the figure', () => {
    expect(movesUnder(wider, decisions).map(({ decision }) => decision.askedMinor)).toEqual([18_000, 19_000, 20_000]);
  });

  it('leaves rights by law where they were', () => {
    const byLaw = decided(70_000, { level: 0, facts: someFacts({ articles: ['TRLGDCU 102'] }) });
    expect(simulate(wider, [byLaw]).changed).toBe(0);
  });
});

describe('advice to widen', () => {
  const yes = times(60, (at) => decided(16_000 + at * 50));

  it('proposes the ninetieth percentile of what is nearly always approved as asked, with its interval and its cost', () => {
    const [advice, ...others] = adviseOn(policy, yes);
    expect(others).toEqual([]);
    expect(advice).toMatchObject({
      kind: 'widen',
      solution: 'credit',
      segment: 'person',
      approverId: 'teresa',
      n: 60,
      k: 60,
      limitMinor: 18_600,
    });
    expect(advice?.interval.low).toBeGreaterThan(0.9);
    expect(advice?.simulation).toMatchObject({ changed: 53, saved: { medianMinutes: 60 }, exposure: { base: 0 } });
    // Just before the row that decided, so that no row above it gives way.
    expect(advice?.rules?.map(({ id }) => id)).toEqual(['AB-01', 'AB-02', 'DI-01']);
    expect(advice?.rules?.[1]).toMatchObject({
      id: 'AB-02',
      level: 1,
      solutions: ['credit'],
      when: { maxAmount: 18_600, segments: ['person'] },
    });
  });

  it('leaves what a row above keeps for others where it was, and says nothing once the row that decided is gone', () => {
    const kept = aRule({
      id: 'FR-01',
      solutions: ['credit'],
      level: 3,
      approvers: [DIRECTOR],
      when: { reasons: ['fraud'] },
    });
    const strict = aPolicy([kept, ...policy.rules]);
    const [advice] = adviseOn(strict, yes);
    expect(advice?.rules?.map(({ id }) => id)).toEqual(['FR-01', 'AB-01', 'AB-02', 'DI-01']);
    const fraud = someFacts({ reason: 'fraud' });
    expect(levelOf({ ...strict, rules: advice?.rules ?? [] }, asking('credit', 1_000), fraud)).toBe(3);
    expect(adviseOn(aPolicy([own]), yes)).toEqual([]);
  });

  it.each([
    ['too few', yes.slice(0, 29)],
    ['too many refused', yes.map((one, at) => (at % 10 === 0 ? { ...one, state: 'refused', grantedMinor: 0 } : one))],
    [
      'approved, but for less',
      yes.map((one, at) => (at % 10 === 0 ? { ...one, state: 'changed', grantedMinor: 15_000 } : one)),
    ],
    [
      'of several lines',
      yes.map((one) => ({
        ...one,
        proposal: { ...one.proposal, lines: [...one.proposal.lines, ...one.proposal.lines] },
      })),
    ],
  ])('says nothing of %s', (_, decisions) => {
    expect(adviseOn(policy, decisions)).toEqual([]);
  });

  it('does not reach over a band that is not plain', () => {
    const low = times(40, (at) => decided(16_000, { state: at % 3 === 0 ? 'refused' : 'approved' }));
    const high = times(60, () => decided(30_000));
    expect(adviseOn(policy, [...low, ...high])).toEqual([]);
  });

  it('calls it unclear where six in ten are not approved', () => {
    const decisions = times(40, (at) => decided(16_000, { state: at % 2 === 0 ? 'refused' : 'approved' }));
    expect(adviseOn(policy, decisions)).toMatchObject([{ kind: 'unclear', n: 40, k: 20, rules: null }]);
  });
});

describe('advice to narrow', () => {
  it('lowers a limit whose decisions are taken back', () => {
    const decisions = times(60, (at) => decided(6_000 + at * 100, { reversed: at % 5 === 0 }));
    const [advice] = adviseOn(policy, decisions);
    expect(advice).toMatchObject({ kind: 'narrow', ruleId: 'AB-01', n: 60, k: 12 });
    expect(advice?.limitMinor).toBeLessThan(15_000);
    expect(advice?.simulation?.moves).toMatchObject([{ from: 1, to: 3 }]);
  });

  it('limits the times where a few customers take most of it', () => {
    const decisions = times(60, (at) => decided(2_000, { customerId: at < 40 ? `often${at % 10}` : `once${at}` }));
    expect(adviseOn(policy, decisions)).toMatchObject([{ kind: 'limit_times', n: 60, k: 40, times: 2 }]);
  });

  it('leaves alone what is not', () => {
    expect(
      adviseOn(
        policy,
        times(60, () => decided(2_000)),
      ),
    ).toEqual([]);
  });
});
