import { expect, test } from 'vitest';
import { typedDate } from './typed-date.rules.ts';

const today = new Date(2026, 10, 22);

test.each([
  ['24/12/2026', '2026-12-24'],
  ['5/12/2026', '2026-12-05'],
  ['05-12-26', '2026-12-05'],
  [' 24.12 ', '2026-12-24'],
  ['1 3', '2026-03-01'],
  ['2026-12-24', '2026-12-24'],
  ['29/2/2028', '2028-02-29'],
])('%s is a day', (text, day) => {
  expect(typedDate(text, today)).toBe(day);
});

test.each(['', '2', '24/', '24/1/', '29/2/2026', '31/4', '12/24/2026', '0/1/2026', 'mañana', '24/12/202'])(
  '%s is none (yet)',
  (text) => {
    expect(typedDate(text, today)).toBeNull();
  },
);
