import { expect, test } from 'vitest';
import { medianOf } from './median.rules.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Ranks of the interval of the median at 95 %: the table of any book on order statistics (n = 6: 1 and 6; 10: 2 and 9; 25: 8 and 18). */
test.each<[number, number | null, number | null, number | null]>([
  [0, null, null, null],
  [1, 1, null, null],
  [5, 3, null, null],
  [6, 3.5, 1, 6],
  [10, 5.5, 2, 9],
  [25, 13, 8, 18],
  [100, 50.5, 40, 61],
  [400, 200.5, 180, 221],
])('of %i', (n, median, low, high) => {
  expect(medianOf(upTo(n).toReversed())).toEqual({ median, low, high });
});
