import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../engine/decide.rules.ts';
import { aRule } from '../engine/a-rule.rules.ts';
import { aPolicy, asking, DIRECTOR, someFacts } from '../engine/policy.fixture.ts';
import type { PolicyDefinition } from '../contract.ts';
import type { Known } from '../versions/store.ts';
import { isCovered } from './boxes.rules.ts';
import { problemsOf } from './problems.rules.ts';
import { boxOf } from './row-box.rules.ts';

const known: Known = {
  people: [
    { id: 'teresa', active: true, roles: ['director'], teamIds: [] },
    { id: 'javier', active: true, roles: ['lead'], teamIds: ['front'] },
    { id: 'ana', active: true, roles: ['agent'], teamIds: ['front'] },
    { id: 'nora', active: true, roles: ['auditor'], teamIds: [] },
    { id: 'gone', active: false, roles: ['lead'], teamIds: [] },
  ],
  areas: [
    { id: 'store', active: true, reachable: true },
    { id: 'mute', active: true, reachable: false },
  ],
  teamIds: ['front'],
  tagIds: [],
  reasons: ['late'],
  solutions: ['refund', 'credit'],
};
const by = (personId: string, deputyId: string | null = null) =>
  ({ role: null, personId, deputyId, deputyMinutes: 60 }) as const;
const all = aRule({ id: 'ALL' });
const said = (rules: PolicyDefinition['rules'], change: Partial<PolicyDefinition> = {}): string[] =>
  problemsOf(aPolicy(rules, change), known).map(({ code, ruleId, params }) =>
    [code, ruleId, ...Object.values(params)].filter((word) => word !== null).join(' '),
  );

describe('rows that never decide', () => {
  it.each([
    ['an equal row', [aRule({ id: 'A' }), aRule({ id: 'B' })], ['shadowed B A']],
    [
      'a narrower row under a wider one',
      [
        aRule({ id: 'A', when: { maxAmount: 200 } }),
        aRule({ id: 'B', when: { maxAmount: 100, channels: ['email'] } }),
        all,
      ],
      ['shadowed B A'],
    ],
    ['a wider row under a narrower one is fine', [aRule({ id: 'A', when: { maxAmount: 100 } }), all], []],
    [
      'two rows that cover a third together',
      [
        aRule({ id: 'A', when: { channels: ['email'] } }),
        aRule({ id: 'B', when: { channels: ['phone'] } }),
        aRule({ id: 'C', when: { channels: ['email', 'phone'] } }),
        all,
      ],
      ['unreachable C'],
    ],
    [
      'halves by two different things leave a corner',
      [
        aRule({ id: 'A', when: { channels: ['email'], maxAmount: 100 } }),
        aRule({ id: 'B', when: { channels: ['phone'] } }),
        aRule({ id: 'C', when: { channels: ['email', 'phone'] } }),
        all,
      ],
      [],
    ],
    [
      'amounts of another currency do not meet',
      [
        aRule({ id: 'A', when: { maxAmount: 200, currency: 'USD' } }),
        aRule({ id: 'B', when: { maxAmount: 100 } }),
        all,
      ],
      [],
    ],
    ['a condition that may be unknown leaves the unknown', [aRule({ id: 'A', when: { maxDays: 3_660 } }), all], []],
  ])('%s', (_, rules, expected) => {
    expect(said(rules)).toEqual(expected);
  });

  it('whatever is called covered is never decided by that row', () => {
    const side = fc.record({
      roles: fc.subarray(['agent' as const, 'lead' as const]),
      channels: fc.subarray(['email', 'phone', 'form']),
      maxAmount: fc.option(fc.constantFrom(100, 200, 300), { nil: null }),
      maxDays: fc.option(fc.constantFrom(10, 20), { nil: null }),
    });
    const table = fc.array(side, { minLength: 2, maxLength: 6 });
    const facts = fc.record({
      roles: fc.subarray(['agent', 'lead'], { minLength: 1 }),
      channel: fc.constantFrom('email', 'phone', 'form', 'post'),
      amount: fc.constantFrom(0, 100, 101, 200, 201, 300, 301),
      days: fc.constantFrom(null, 0, 10, 11, 20, 21),
    });
    fc.assert(
      fc.property(table, facts, (sides, one) => {
        const rules = sides.map(({ roles, channels, maxAmount, maxDays }, at) =>
          aRule({
            id: `R${at}`,
            who: { roles },
            when: { channels, maxAmount, maxDays },
            level: at === sides.length - 1 ? 1 : 2,
          }),
        );
        const boxes = rules.map((rule) => boxOf(rule, 'EUR'));
        if (!isCovered(boxes.at(-1) ?? {}, boxes.slice(0, -1))) return;
        const known = someFacts({
          requester: { id: 'ana', roles: one.roles, teamIds: [], days: 1 },
          channel: one.channel,
          daysSincePurchase: one.days,
        });
        expect(levelOf(aPolicy(rules), asking('credit', one.amount), known)).not.toBe(1);
      }),
      { numRuns: 3_000 },
    );
  });
});

it.each([
  ['nobody authorises', [aRule({ id: 'A', level: 3 })], ['approver_none A']],
  ['the approver left the company', [aRule({ id: 'A', level: 3, approvers: [by('gone')] })], ['approver_missing A']],
  [
    'a role that nobody has',
    [aRule({ id: 'A', level: 3, approvers: [{ ...DIRECTOR, role: 'auditor' }] })],
    ['approver_missing A'],
  ],
  ['the deputy left', [aRule({ id: 'A', level: 3, approvers: [by('teresa', 'gone')] })], ['deputy_missing A']],
  ['a margin nobody knows', [aRule({ id: 'A', when: { minMargin: 20 } })], ['margin_unknown A']],
  ['the approver only reads', [aRule({ id: 'A', level: 3, approvers: [by('nora')] })], ['approver_missing A']],
  ['the deputy only reads', [aRule({ id: 'A', level: 3, approvers: [by('teresa', 'nora')] })], ['deputy_missing A']],
  [
    'four eyes, two of which only read',
    [aRule({ id: 'A', level: 3, approvers: [by('teresa', 'nora')], fourEyesAbove: 100 })],
    ['deputy_missing A', 'four_eyes_one A'],
  ],
  ['one’s own deputy', [aRule({ id: 'A', level: 3, approvers: [by('teresa', 'teresa')] })], ['deputy_same A']],
  [
    'four eyes of one person',
    [aRule({ id: 'A', level: 3, approvers: [by('teresa')], fourEyesAbove: 100 })],
    ['four_eyes_one A'],
  ],
  ['four eyes of two', [aRule({ id: 'A', level: 3, approvers: [by('teresa'), by('javier')], fourEyesAbove: 100 })], []],
  ['no area', [aRule({ id: 'A', level: 2 })], ['area_missing A']],
  ['an area without address or members', [aRule({ id: 'A', level: 2, areaId: 'mute' })], ['area_unreachable A']],
  ['a row for those who never propose', [aRule({ id: 'A', who: { roles: ['auditor'] } }), all], ['nobody A']],
  [
    'a person who is not in the team',
    [aRule({ id: 'A', who: { personIds: ['teresa'], teamIds: ['front'] } }), all],
    ['nobody A'],
  ],
  ['the same name twice', [aRule({ id: 'A', when: { maxAmount: 1 } }), aRule({ id: 'A' })], ['repeated A']],
  [
    'names of what is gone',
    [aRule({ id: 'A', solutions: ['gift'], when: { reasons: ['x'], segments: ['person', 'tag'] } }), all],
    ['solution_gone A', 'reason_gone A', 'segment_gone A'],
  ],
  [
    'solutions without a row',
    [aRule({ id: 'A', solutions: ['credit'], who: { roles: ['lead'] } })],
    ['gap refund all', 'gap credit agent'],
  ],
])('%s', (_, rules, expected) => {
  expect(said(rules)).toEqual(expected);
});

it('somebody must authorise what no row fits', () => {
  expect(said([all], { otherwise: { approvers: [], fourEyesAbove: null } })).toEqual(['approver_none']);
});
