import { expect, test } from 'vitest';
import type { CaseRow } from '../../contract.ts';
import { belongs } from './belongs.rules.ts';
import { cleanInboxSearch, INBOX_START, readInboxSearch, writeInboxSearch } from './inbox-address.rules.ts';

test('where one starts needs no parameters', () => {
  expect(writeInboxSearch(INBOX_START)).toEqual({});
  expect(readInboxSearch({})).toEqual(INBOX_START);
});

test('an address leads back to where it was written', () => {
  const place = {
    view: 'due_today',
    ball: 'snoozed',
    order: 'oldest',
    q: 'Peña 108810',
    saved: '0198a000-0000-7000-8000-00000000000a',
  } as const;
  expect(writeInboxSearch(place)).toEqual({
    vista: 'vencen-hoy',
    lado: 'pospuestas',
    orden: 'antiguas',
    q: 'Peña 108810',
    guardada: '0198a000-0000-7000-8000-00000000000a',
  });
  expect(readInboxSearch(writeInboxSearch(place))).toEqual(place);
});

test('words that mean nothing are dropped, not failed upon', () => {
  expect(cleanInboxSearch({ vista: 'ninguna', lado: 7, utm: 'x', q: ['a'], guardada: 'x' })).toEqual({});
  expect(readInboxSearch({ q: 'x'.repeat(900) }).q).toHaveLength(500);
});

const row = (part: Partial<CaseRow>): CaseRow =>
  ({ ball: 'ours', owner: { id: 'ana', name: 'Ana' }, ...part }) as CaseRow;

test.each([
  [{ ball: 'snoozed' }, { view: 'mine', ball: 'ours' }, false],
  [{}, { view: 'mine', ball: 'ours' }, true],
  [{ owner: { id: 'nuria', name: 'Nuria' } }, { view: 'mine', ball: 'ours' }, false],
  [{ owner: null }, { view: 'unassigned', ball: 'ours' }, true],
  [{}, { view: 'unassigned', ball: 'ours' }, false],
  [{ ball: 'resolved', owner: null }, { view: 'all', ball: undefined }, true],
] as const)('a row leaves the list it no longer belongs to (%#)', (part, filter, expected) => {
  expect(belongs(row(part), filter, 'ana')).toBe(expected);
});
