import { expect, test } from 'vitest';
import { dayIn, instantOf, startOfDay, wallOf } from './wall.rules.ts';

test.each([
  ['Europe/Madrid', '2026-11-22T23:30:00.000Z', [2026, 10, 23, 0, 30], '2026-11-23'],
  ['America/Bogota', '2026-11-22T03:30:00.000Z', [2026, 10, 21, 22, 30], '2026-11-21'],
  ['Atlantic/Canary', '2026-07-01T23:15:00.000Z', [2026, 6, 2, 0, 15], '2026-07-02'],
] as const)('%s at %s, and back', (zone, at, [year, month, day, hours, minutes], date) => {
  const wall = wallOf(new Date(at), zone);
  expect(wall).toEqual(new Date(year, month, day, hours, minutes));
  expect(instantOf(wall, zone).toISOString()).toBe(at);
  expect(dayIn(new Date(at), zone)).toBe(date);
});

test.each([
  ['Europe/Madrid', '2026-12-28', '2026-12-27T23:00:00.000Z'],
  ['Europe/Madrid', '2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['America/Lima', '2026-12-28', '2026-12-28T05:00:00.000Z'],
])('in %s %s begins at %s', (zone, day, at) => {
  expect(startOfDay(day, zone).toISOString()).toBe(at);
});

test('an hour said twice is its first, one that is skipped the one after', () => {
  expect(instantOf(new Date(2026, 9, 25, 2, 30), 'Europe/Madrid').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOf(new Date(2026, 2, 29, 2, 30), 'Europe/Madrid').toISOString()).toBe('2026-03-29T01:30:00.000Z');
});
