import { describe, expect, it } from 'vitest';
import { holdOrder } from './held-order.rules.ts';
import { extendTo, keepPresent, neighbour, NO_SELECTION, selectAll, successor, toggle } from './selection.rules.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (selection: { ids: ReadonlySet<string> }): string => [...selection.ids].toSorted().join('');

describe('selection', () => {
  it('toggles, and remembers where a range starts', () => {
    const one = toggle(NO_SELECTION, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(extendTo(one, order, 'd'))).toBe('bcd');
    expect(ids(extendTo(extendTo(one, order, 'd'), order, 'a'))).toBe('abcd');
    expect(ids(toggle(one, 'b'))).toBe('');
  });
  it('starts a range where it is when there is no anchor', () => {
    expect(extendTo(NO_SELECTION, order, 'c')).toEqual({ ids: new Set(['c']), anchor: 'c' });
    expect(extendTo(NO_SELECTION, order, 'zz')).toEqual(NO_SELECTION);
  });
  it('forgets what has left the list', () => {
    expect(ids(keepPresent(selectAll(order), ['b', 'd']))).toBe('bd');
    const same = selectAll(order);
    expect(keepPresent(same, order)).toBe(same);
  });
  it('moves inside the list and starts at the first', () => {
    expect(neighbour(order, 'b', 1)).toBe('c');
    expect(neighbour(order, 'e', 1)).toBe('e');
    expect(neighbour(order, 'a', -1)).toBe('a');
    expect(neighbour(order, undefined, 1)).toBe('a');
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
  it('goes to the next row when the current one leaves, or back at the end', () => {
    expect(successor(order, ['a', 'b', 'd', 'e'], 'c')).toBe('d');
    expect(successor(order, ['a', 'b', 'c', 'd'], 'e')).toBe('d');
    expect(successor(order, ['e'], 'b')).toBe('e');
    expect(successor(['a'], [], 'a')).toBeUndefined();
  });
});

describe('held order', () => {
  it('shows everything the first time', () => {
    expect(holdOrder([], order)).toEqual({ shown: order, fresh: [] });
  });
  it('keeps the order on screen whatever the new one is', () => {
    expect(holdOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ shown: ['a', 'b', 'c'], fresh: [] });
  });
  it('leaves out what has gone and counts what has come', () => {
    expect(holdOrder(['a', 'b', 'c'], ['x', 'a', 'y', 'c'])).toEqual({ shown: ['a', 'c'], fresh: ['x', 'y'] });
  });
  it('adds the next page at the end', () => {
    expect(holdOrder(['a', 'b'], ['a', 'b', 'c', 'd'])).toEqual({ shown: ['a', 'b', 'c', 'd'], fresh: [] });
  });
  it('starts again when nothing is left of what was shown', () => {
    expect(holdOrder(['a', 'b'], ['x', 'y'])).toEqual({ shown: ['x', 'y'], fresh: [] });
  });
});
