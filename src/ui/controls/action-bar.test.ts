import { expect, it } from 'vitest';
import { fittingCount } from './action-bar.rules.ts';

it.each([
  ['all, when the line holds them', [100, 100, 100], 312, 3],
  ['fewer, and room for the menu', [100, 100, 100], 311, 2],
  ['only what leaves that room', [100, 100, 100], 240, 1],
  ['one at least', [100, 100], 20, 1],
  ['none when there are none', [], 500, 0],
])('shows %s', (_name, widths, room, expected) => {
  expect(fittingCount(widths, room)).toBe(expected);
});
