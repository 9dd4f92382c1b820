import { expect, test } from 'vitest';
import type { CaseView } from '../../contract.ts';
import { isPastAsking, waitedOf } from './completion.rules.ts';

const word = (receivedAt: string, part: Partial<CaseView['messages'][number]> = {}) =>
  ({ direction: 'in', automatic: null, heldReason: null, receivedAt, ...part }) as CaseView['messages'][number];
const asked = {
  whose: 'customer',
  state: 'running',
  startedAt: '2027-01-11T09:00:00.000Z',
} as CaseView['legal'][number];

test('what was missing is taken to have come with the first word after it was asked for, however often they ask for news', () => {
  const messages = [
    word('2027-01-10T09:00:00.000Z'),
    word('2027-01-12T08:00:00.000Z', { automatic: 'auto-reply' }),
    word('2027-01-30T09:00:00.000Z'),
    word('2027-01-13T09:00:00.000Z'),
  ];
  expect(waitedOf({ legal: [asked], messages })?.wroteAt).toEqual(new Date('2027-01-13T09:00:00.000Z'));
  expect(waitedOf({ legal: [asked], messages: messages.slice(0, 2) })?.wroteAt).toBeNull();
  expect(waitedOf({ legal: [{ ...asked, state: 'met' }], messages })).toBeNull();
});

test('it is past asking once every term that would wait has gone by, and no other case’s term counts', () => {
  const term = (onRequest: 'suspends' | 'late' | null, of?: string) =>
    ({ onRequest, ...(of ? { of } : {}) }) as CaseView['legal'][number];
  expect(isPastAsking({ legal: [term(null), term('late')] })).toBe(true);
  expect(isPastAsking({ legal: [term('late'), term('suspends')] })).toBe(false);
  expect(isPastAsking({ legal: [term(null), term('late', 'A-1')] })).toBe(false);
});
