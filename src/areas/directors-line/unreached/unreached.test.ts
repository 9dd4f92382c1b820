import { expect, test } from 'vitest';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import type { UnreachedRule } from './contract.ts';
import { reasonsOf, type Course } from './unreached.rules.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (hours: number): Date => addMs(NOW, -hours * HOUR);
const RULES: readonly UnreachedRule[] = [
  { reason: 'no_reply', atLeast: 3, withinDays: 30, measured: true },
  { reason: 'refused', atLeast: 1, withinDays: 30, measured: true },
  { reason: 'calls', atLeast: 2, withinDays: 30, measured: false },
  { reason: 'transfers', atLeast: 4, withinDays: 60, measured: true },
  { reason: 'promises', atLeast: 2, withinDays: 60, measured: true },
  { reason: 'reopened', atLeast: 2, withinDays: 90, measured: true },
];
const course = (changes: Partial<Course>): Course => ({
  resolved: false,
  settled: false,
  pending: false,
  heardAt: null,
  contacts: [],
  elsewhere: [],
  answers: [],
  rejected: [],
  refused: [],
  granted: [],
  transfers: [],
  broken: [],
  reopened: [],
  ...changes,
});
const [three, four] = [
  [ago(90), ago(50), ago(5)],
  [ago(80), ago(60), ago(40), ago(20)],
];

test.each<[string, Partial<Course>, string[]]>([
  ['nothing happened', {}, []],
  ['three tries and no answer', { contacts: three }, ['no_reply']],
  ['one try in each of three cases', { contacts: [ago(5)], elsewhere: three.slice(0, 2) }, ['no_reply']],
  ['tries elsewhere only: this one is answered', { contacts: three, answers: [ago(1)], elsewhere: three }, []],
  ['two tries', { contacts: three.slice(1) }, []],
  ['three mails in one hour are one try', { contacts: [ago(5), ago(4.5), ago(4)] }, []],
  ['answered after the second', { contacts: three, answers: [ago(20)] }, []],
  ['answered before the first', { contacts: three, answers: [ago(200)] }, ['no_reply']],
  ['unanswered, but too long ago', { contacts: three.map((at) => addMs(at, -40 * DAY)) }, []],
  ['resolved meanwhile', { contacts: three, resolved: true }, []],
  ['the Director has it, or it was no case', { contacts: three, settled: true }, []],
  ['heard since', { contacts: three, heardAt: ago(1) }, []],
  [
    'heard after the first: only what came later counts',
    { contacts: [...three, ago(1)], heardAt: ago(80) },
    ['no_reply'],
  ],
  ['told no, nothing instead', { rejected: [ago(10)], resolved: true }, ['refused']],
  ['told no, an alternative with it', { rejected: [ago(10)], granted: [ago(10)], resolved: true }, []],
  ['told no, an alternative later', { rejected: [ago(10)], granted: [ago(2)] }, []],
  ['a small thing long before is no alternative', { rejected: [ago(10)], granted: [ago(60)] }, ['refused']],
  ['not authorised, the customer does not know', { refused: [ago(10)] }, []],
  ['not authorised, and told', { refused: [ago(10)], answers: [ago(8)] }, ['refused']],
  ['not authorised, another way is being decided', { refused: [ago(10)], answers: [ago(8)], pending: true }, []],
  ['four hands', { transfers: four }, ['transfers']],
  ['three hands', { transfers: four.slice(1) }, []],
  ['two promises broken', { broken: four.slice(2) }, ['promises']],
  ['reopened twice', { reopened: four.slice(2) }, ['reopened']],
  ['reopened twice, resolved since', { reopened: four.slice(2), resolved: true }, []],
])('%s', (_, changes, reasons) => {
  expect(reasonsOf(course(changes), RULES, NOW).map(({ reason }) => reason)).toEqual(reasons);
});

test('how many, and when last; calls are not counted while nothing measures them', () => {
  expect(reasonsOf(course({ contacts: three }), RULES, NOW)).toEqual([
    { reason: 'no_reply', n: 3, last: ago(5).toISOString() },
  ]);
  const lenient = RULES.map((rule) => ({ ...rule, atLeast: 1 }));
  expect(reasonsOf(course({}), lenient, NOW)).toEqual([]);
});
