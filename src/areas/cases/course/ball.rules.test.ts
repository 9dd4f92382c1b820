import { expect, test } from 'vitest';
import { awaitsCustomer, ballOf, type BallFacts } from './ball.rules.ts';

const now = new Date('2026-11-09T09:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const facts = (changes: Partial<BallFacts> = {}): BallFacts => ({
  resolved: false,
  snoozedUntil: null,
  snoozedAt: null,
  lastInboundAt: null,
  lastWord: 'theirs',
  openInside: false,
  ...changes,
});

test.each<[string, Partial<BallFacts>, string]>([
  ['a new case', {}, 'ours'],
  ['nothing was ever said', { lastWord: null }, 'ours'],
  ['we asked', { lastWord: 'ours_waiting' }, 'customer'],
  ['we told, and keep it', { lastWord: 'ours' }, 'ours'],
  ['our answer never arrived', { lastWord: 'ours_failed' }, 'ours'],
  ['snoozed', { snoozedUntil: hours(5), snoozedAt: hours(-1) }, 'snoozed'],
  [
    'snoozed while we wait for them',
    { lastWord: 'ours_waiting', snoozedUntil: hours(5), snoozedAt: hours(-1) },
    'snoozed',
  ],
  ['its date came', { snoozedUntil: now, snoozedAt: hours(-1) }, 'ours'],
  [
    'they wrote after it was snoozed',
    { snoozedUntil: hours(5), snoozedAt: hours(-2), lastInboundAt: hours(-1) },
    'ours',
  ],
  [
    'they had written before it was snoozed',
    { snoozedUntil: hours(5), snoozedAt: hours(-1), lastInboundAt: hours(-2) },
    'snoozed',
  ],
  ['asked inside', { openInside: true, lastWord: 'ours_waiting' }, 'inside'],
  ['snoozed until they answer inside', { openInside: true, snoozedUntil: hours(1), snoozedAt: hours(-1) }, 'snoozed'],
  [
    'resolved, whatever else',
    { resolved: true, openInside: true, snoozedUntil: hours(1), lastWord: 'ours_waiting' },
    'resolved',
  ],
])('%s', (_, changes, ball) => {
  expect(ballOf(facts(changes), now)).toBe(ball);
});

test('a snooze covers whose word is awaited, it does not change it', () => {
  expect(awaitsCustomer(facts({ lastWord: 'ours_waiting', snoozedUntil: hours(5) }))).toBe(true);
  expect(awaitsCustomer(facts({ lastWord: 'ours_waiting', resolved: true }))).toBe(false);
});
