import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEND, bendPath, type CourseRow, courseRows, type CourseStep, NODE_Y } from './course.rules.ts';

const brief = (row: CourseRow | undefined): string[] =>
  (row?.stretches ?? [])
    .map(({ from, to, level, waiting, y1, y2 }) => `${from}>${to} n${level} ${y1}-${y2}${waiting ? ' dashed' : ''}`)
    .toSorted();
const message: CourseStep = { kind: 'message' };

describe('nivel 1', () => {
  it('starts at the first node and runs straight', () => {
    const [first, note, second] = courseRows([message, { kind: 'passes' }, message]);
    expect(brief(first)).toEqual([`main>main n1 ${NODE_Y}-end`]);
    expect(first?.node).toEqual({ lane: 'main', level: 1, shape: 'circle', filled: false });
    expect(brief(note)).toEqual(['main>main n1 0-end']);
    expect(note?.node).toBeUndefined();
    expect(brief(second)).toEqual(['main>main n1 0-end']);
  });
  it('ends filled when resolved, and starts again when reopened', () => {
    const [, end, later, again] = courseRows([message, { kind: 'resolves' }, { kind: 'passes' }, { kind: 'reopens' }]);
    expect(brief(end)).toEqual([`main>main n1 0-${NODE_Y}`]);
    expect(end?.node?.filled).toBe(true);
    expect(later).toEqual({ stretches: [], node: undefined });
    expect(brief(again)).toEqual([`main>main n1 ${NODE_Y}-end`]);
  });
});

describe('nivel 2', () => {
  it('bends right, dashed while the area has not answered, and messages leave no node meanwhile', () => {
    const [, ask, meanwhile] = courseRows([message, { kind: 'asks', level: 2, id: 'a' }, message]);
    expect(brief(ask)).toEqual([
      `main>main n1 0-${NODE_Y - BEND}`,
      `main>right n2 ${NODE_Y - BEND}-${NODE_Y} dashed`,
      `right>right n2 ${NODE_Y}-end dashed`,
    ]);
    expect(ask?.node?.shape).toBe('square');
    expect(brief(meanwhile)).toEqual(['right>right n2 0-end dashed']);
    expect(meanwhile?.node).toBeUndefined();
  });
  it('is solid once answered, and comes back to the main lane with the answer', () => {
    const [, ask, answer, next] = courseRows([
      message,
      { kind: 'asks', level: 2, id: 'a' },
      { kind: 'answers', id: 'a' },
      message,
    ]);
    expect(brief(ask).join()).not.toContain('dashed');
    expect(brief(answer)).toEqual([
      `main>main n1 ${NODE_Y + BEND}-end`,
      `right>main n2 ${NODE_Y}-${NODE_Y + BEND}`,
      `right>right n2 0-${NODE_Y}`,
    ]);
    expect(next?.node?.lane).toBe('main');
  });
  it('goes out and back in one block when it tells both', () => {
    const [, both] = courseRows([message, { kind: 'asked', level: 2 }]);
    expect(brief(both)).toEqual([
      `main>main n1 0-${NODE_Y - BEND}`,
      `main>main n1 ${NODE_Y + BEND}-end`,
      `main>right n2 ${NODE_Y - BEND}-${NODE_Y}`,
      `right>main n2 ${NODE_Y}-${NODE_Y + BEND}`,
    ]);
  });
});

describe('nivel 3', () => {
  it('bends left with a triangle, and a refusal is a cross bar', () => {
    const [, ask, refusal] = courseRows([
      message,
      { kind: 'asks', level: 3, id: 'a' },
      { kind: 'answers', id: 'a', refused: true },
    ]);
    expect(ask?.node).toMatchObject({ lane: 'left', shape: 'triangle' });
    expect(refusal?.node).toMatchObject({ lane: 'left', shape: 'bar' });
  });
  it('keeps both lanes while an area and leave are awaited, and one answer leaves the other waiting', () => {
    const rows = courseRows([
      message,
      { kind: 'asks', level: 2, id: 'a' },
      { kind: 'asks', level: 3, id: 'b' },
      { kind: 'passes' },
      { kind: 'answers', id: 'a' },
      { kind: 'passes' },
    ]);
    expect(brief(rows[3])).toEqual(['left>left n3 0-end dashed', 'right>right n2 0-end']);
    expect(brief(rows[5])).toEqual(['left>left n3 0-end dashed']);
  });
});

const step: fc.Arbitrary<CourseStep> = fc.oneof(
  fc.constant<CourseStep>({ kind: 'message' }),
  fc.constant<CourseStep>({ kind: 'passes' }),
  fc.constant<CourseStep>({ kind: 'resolves' }),
  fc.constant<CourseStep>({ kind: 'reopens' }),
  fc.record({ kind: fc.constant('asked' as const), level: fc.constantFrom(2 as const, 3 as const) }),
  fc.record({
    kind: fc.constant('asks' as const),
    level: fc.constantFrom(2 as const, 3 as const),
    id: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('answers' as const), id: fc.constantFrom('a', 'b', 'c') }),
);

it('never breaks: each block starts on the lanes where the one above ended', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const rows = courseRows(steps);
      const bottom = (row: CourseRow): string[] =>
        [...new Set(row.stretches.filter(({ y2 }) => y2 === 'end').map(({ to }) => to))].toSorted();
      const top = (row: CourseRow): string[] =>
        [...new Set(row.stretches.filter(({ y1 }) => y1 === 0).map(({ from }) => from))].toSorted();
      for (let index = 1; index < rows.length; index += 1) {
        const [above, below] = [rows[index - 1] as CourseRow, rows[index] as CourseRow];
        const entered = top(below);
        if (bottom(above).length > 0) expect(entered).toEqual(bottom(above));
        else expect(entered).toEqual([]);
      }
    }),
  );
});

it('draws a bend that is vertical at both ends', () => {
  expect(bendPath({ from: 'main', to: 'right', y1: 8, y2: 30 })).toBe('M28 8C28 19 41 19 41 30');
});
