import { expect, test } from 'vitest';
import { kept } from './kept-queries.rules.ts';

const read = (queryKey: readonly unknown[], dataUpdatedAt = 1, data: unknown = 'x') => ({
  queryKey,
  state: { data, dataUpdatedAt },
});
const keys = (all: ReturnType<typeof read>[]) => kept(all).map(({ queryKey }) => queryKey.join(' '));

test('who one is, the lists and the last thirty cases stay; secrets, settings and what was never read do not', () => {
  const cases = Array.from({ length: 40 }, (_, n) => read(['case', 'one', `RC-${n}`], n));
  const found = keys([
    ...cases,
    read(['case', 'one', 'RC-39', 'circuits'], 0),
    read(['case', 'many', 'list'], 5),
    read(['session']),
    read(['person', 'many', 'tokens']),
    read(['mailbox', 'many']),
    read(['draft', 'many'], 1, null),
  ]);
  expect(found.slice(0, 3)).toEqual(['session', 'case many list', 'case one RC-39']);
  expect(found).toContain('case one RC-39 circuits');
  expect(found).toContain('case one RC-10');
  expect(found).not.toContain('case one RC-9');
  expect(found).toHaveLength(33);
});

test('what there is no room for is left out, and what is smaller still fits', () => {
  const big = read(['case', 'one', 'RC-1'], 9, 'x'.repeat(2_900_000));
  expect(keys([big, read(['case', 'one', 'RC-2'], 8, 'x'.repeat(200_000)), read(['case', 'one', 'RC-3'], 7)])).toEqual([
    'case one RC-1',
    'case one RC-3',
  ]);
});
