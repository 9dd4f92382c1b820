import { expect, test } from 'vitest';
import { newestUnseen, newsSince } from './ring.rules.ts';

const of = (reference: string, ...told: [at: string, seen: boolean][]) => ({
  reference,
  subject: 'x',
  customer: 'y',
  notifications: told.map(([at, seen]) => ({ id: at, kind: 'replied' as const, at, seen, by: null })),
});

test('only what came since, was not seen, and once a case', () => {
  const cases = [
    of('RC-1', ['2026-11-22T10:05:00.000Z', false], ['2026-11-22T10:04:00.000Z', false]),
    of('RC-2', ['2026-11-22T10:03:00.000Z', true], ['2026-11-22T09:00:00.000Z', false]),
    of('RC-3', ['2026-11-22T10:06:00.000Z', true]),
  ];
  expect(newestUnseen(cases)).toBe('2026-11-22T10:05:00.000Z');
  expect(newsSince(cases, '2026-11-22T10:00:00.000Z').map(({ reference }) => reference)).toEqual(['RC-1']);
  expect(newsSince(cases, '2026-11-22T10:05:00.000Z')).toEqual([]);
  expect(newestUnseen([])).toBeNull();
});
