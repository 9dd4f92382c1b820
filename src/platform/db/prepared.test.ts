import { expect, test } from 'vitest';
import { Statements } from './prepared.ts';

const thrice = (statements: Statements, text: string): (string | undefined)[] =>
  [1, 2, 3, 4].map(() => statements.nameOf(text));

test('a statement has a name of its own from the third time on', () => {
  const statements = new Statements();
  expect(thrice(statements, 'select a')).toEqual([undefined, undefined, 's0', 's0']);
  expect(thrice(statements, 'select b')).toEqual([undefined, undefined, 's1', 's1']);
});

test('what depends on its words is planned each time', () => {
  const statements = new Statements();
  expect(thrice(statements, 'select a where b like $1')).toEqual([undefined, undefined, undefined, undefined]);
  expect(thrice(statements, 'select a where b @@ $1')).toEqual([undefined, undefined, undefined, undefined]);
});

test('no connection is filled with statements', () => {
  const statements = new Statements();
  const names = Array.from({ length: 500 }, (_, n) => thrice(statements, `select ${n}`).at(-1));
  expect(names.filter(Boolean)).toHaveLength(120);
});
