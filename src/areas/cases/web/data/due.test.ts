import { expect, test } from 'vitest';
import { dueTone } from '#ui/status/due.rules.ts';
import { dueOf } from './due.ts';

const NOW = new Date('2026-11-12T10:00:00Z');
type State = 'normal' | 'attention' | 'critical' | 'overdue' | 'paused' | 'met';
type Left = { unit: 'working-days' | 'days' | 'minutes'; n: number };
const due = (at: string, state: State, left: Left) =>
  dueOf({ kind: 'resolve', at, startedAt: '2026-11-10T10:00:00Z', state, internal: true, left }, NOW);

test.each<[string, State, Left]>([
  ['2026-11-12T12:30:00Z', 'normal', { unit: 'minutes', n: 150 }],
  ['2026-11-16T08:00:00Z', 'attention', { unit: 'working-days', n: 2 }],
  ['2026-11-14T08:00:00Z', 'critical', { unit: 'days', n: 2 }],
  ['2026-11-12T09:30:00Z', 'overdue', { unit: 'minutes', n: -30 }],
  ['2026-11-20T09:30:00Z', 'paused', { unit: 'days', n: 8 }],
  ['2026-11-01T09:30:00Z', 'met', { unit: 'days', n: 0 }],
])('%s, %s: the chip says what the server weighed', (at, state, left) => {
  const chip = due(at, state, left);
  expect(chip.left).toEqual(left);
  expect(dueTone(chip)).toBe(state);
});

test('a clock that passed since it was read is overdue already', () => {
  const chip = due('2026-11-12T09:59:30Z', 'normal', { unit: 'minutes', n: 2 });
  expect([dueTone(chip), chip.left]).toEqual(['overdue', { unit: 'minutes', n: -1 }]);
});
