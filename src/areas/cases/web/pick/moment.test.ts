import { expect, test } from 'vitest';
import { momentAt } from './moment.rules.ts';

test.each([
  ['9', new Date(2026, 9, 14, 9)],
  ['9:30', new Date(2026, 9, 14, 9, 30)],
  ['17.45', new Date(2026, 9, 14, 17, 45)],
  ['8h', new Date(2026, 9, 14, 8)],
])('«%s» of a day', (clock, at) => {
  expect(momentAt('2026-10-14', clock)).toEqual(at);
});

test.each([
  [null, '9'],
  ['2026-10-14', ''],
  ['2026-10-14', '24:00'],
  ['2026-10-14', '9:75'],
  ['2026-10-14', 'luego'],
])('%s, «%s» is no moment', (day, clock) => {
  expect(momentAt(day, clock)).toBeUndefined();
});
