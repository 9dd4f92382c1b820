import { expect, test } from 'vitest';
import type { CaseView } from '../../contract.ts';
import { waitedOf } from './completion.rules.ts';

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
