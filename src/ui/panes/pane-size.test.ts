import { expect, it } from 'vitest';
import { clampPane, workspaceShape } from './pane-size.rules.ts';

it.each([
  ['list', 100, 320],
  ['list', 352.4, 352],
  ['list', 900, 480],
  ['context', 100, 280],
  ['context', 900, 420],
] as const)('keeps the %s pane at %i px within its limits', (name, width, expected) => {
  expect(clampPane(name, width)).toBe(expected);
});

it.each([
  [1440, 'three'],
  [1280, 'three'],
  [1279, 'drawer'],
  [1024, 'drawer'],
  [1023, 'single'],
  [640, 'single'],
  [639, 'phone'],
  [390, 'phone'],
] as const)('%i px is %s', (viewport, shape) => {
  expect(workspaceShape(viewport)).toBe(shape);
});
