import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread, type Helper, type OwnCase } from './spread.rules.ts';

const own = (id: string, changes: Partial<OwnCase> = {}): OwnCase => ({
  id,
  type: 'enquiry',
  minutes: 10,
  dueAt: null,
  begun: false,
  tie: null,
  ...changes,
});
const helper = (id: string, changes: Partial<Helper> = {}): Helper => ({
  id,
  name: id,
  skills: [],
  works: true,
  spare: 100,
  ...changes,
});
const due = (day: number): Date => new Date(Date.UTC(2026, 9, day));
const went = (cases: OwnCase[], hours: number, helpers: Helper[]) =>
  spread(cases, hours, helpers)
    .free.filter(({ over }) => over)
    .map(({ id, toId, why }) => [id, toId ?? why]);

test('what is promised or waits for one’s decision stays, and takes its time of the hours', () => {
  const cases = [own('a', { tie: 'promised' }), own('b', { tie: 'deciding' }), own('c'), own('d')];
  const { tied, free } = spread(cases, 30, [helper('h')]);
  expect(tied).toEqual([
    { id: 'a', why: 'promised' },
    { id: 'b', why: 'deciding' },
  ]);
  expect(free.map(({ id, over }) => [id, over])).toEqual([
    ['c', false],
    ['d', true],
  ]);
});

test.each<[string, OwnCase[], number, Helper[], [string, string][]]>([
  [
    'what is begun stays before what is not',
    [own('a', { dueAt: due(1) }), own('b', { begun: true, dueAt: due(9) })],
    10,
    [helper('h')],
    [['a', 'h']],
  ],
  [
    'what is due later goes first',
    [own('a', { dueAt: due(9) }), own('b', { dueAt: due(1) }), own('c')],
    10,
    [helper('h')],
    [
      ['a', 'h'],
      ['c', 'h'],
    ],
  ],
  [
    'to whoever knows of it',
    [own('a', { type: 'repair' })],
    0,
    [helper('h', { skills: ['enquiry'], spare: 500 }), helper('i', { skills: ['repair'] })],
    [['a', 'i']],
  ],
  [
    'to whoever has most room, case by case',
    [own('a'), own('b'), own('c')],
    0,
    [helper('h', { spare: 25 }), helper('i', { spare: 20 })],
    [
      ['a', 'h'],
      ['b', 'i'],
      ['c', 'h'],
    ],
  ],
  ['nobody knows of it', [own('a', { type: 'repair' })], 0, [helper('h', { skills: ['return'] })], [['a', 'skill']]],
  [
    'whoever knows is not there',
    [own('a', { type: 'repair' })],
    0,
    [helper('h', { skills: ['repair'], works: false })],
    [['a', 'shift']],
  ],
  [
    'nobody has room',
    [own('a'), own('b')],
    0,
    [helper('h', { spare: 10 })],
    [
      ['a', 'h'],
      ['b', 'load'],
    ],
  ],
  ['there is nobody else', [own('a')], 0, [], [['a', 'skill']]],
])('%s', (_, cases, hours, helpers, expected) => {
  expect(went(cases, hours, helpers)).toEqual(expected);
});

test('nobody is given more than their room, a case they do not know, or anything that is tied; all of it is said once', () => {
  const types = fc.constantFrom('enquiry', 'repair', 'return');
  const someCase = fc.record({
    type: types,
    minutes: fc.integer({ min: 1, max: 60 }),
    begun: fc.boolean(),
    tie: fc.constantFrom(null, null, 'promised', 'deciding'),
    dueAt: fc.option(fc.integer({ min: 1, max: 28 }).map(due)),
  });
  const someHelper = fc.record({
    skills: fc.subarray(['enquiry', 'repair']),
    works: fc.boolean(),
    spare: fc.integer({ min: -60, max: 200 }),
  });
  fc.assert(
    fc.property(
      fc.array(someCase, { maxLength: 12 }),
      fc.nat(200),
      fc.array(someHelper, { maxLength: 4 }),
      (cases, hours, helpers) => {
        const all = cases.map((one, n) => own(`c${n}`, one as Partial<OwnCase>));
        const people = helpers.map((one, n) => helper(`h${n}`, one as Partial<Helper>));
        const { free, tied } = spread(all, hours, people);
        expect([...free, ...tied].map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        expect(tied.every(({ id }) => all.find((one) => one.id === id)?.tie)).toBe(true);
        for (const person of people) {
          const given = free
            .filter(({ toId, over }) => over && toId === person.id)
            .map(({ id }) => all.find((one) => one.id === id) as OwnCase);
          if (given.length === 0) continue;
          expect(person.works).toBe(true);
          expect(given.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(person.spare);
          expect(given.every(({ type }) => person.skills.length === 0 || person.skills.includes(type))).toBe(true);
        }
        const kept = free.filter(({ over }) => !over).map(({ id }) => all.find((one) => one.id === id) as OwnCase);
        const held = all.filter(({ tie }) => tie).reduce((sum, { minutes }) => sum + minutes, 0);
        if (kept.length > 0)
          expect(held + kept.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(hours);
      },
    ),
  );
});
