import { expect, test } from 'vitest';
import { compileCalendar, MONDAY_TO_FRIDAY } from '#areas/clocks/index.ts';
import { ownNextDate, shownTarget, teamNextDate } from './next-date.rules.ts';

const at = (text: string) => new Date(text);
const now = at('2026-11-13T18:00:00Z');
const office = [{ from: '09:00', to: '18:00' }];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };
const calendar = compileCalendar({
  zone: 'Europe/Madrid',
  week,
  workingDays: MONDAY_TO_FRIDAY,
  holidays: [],
  exceptions: [],
});
const none = { snoozedUntil: null, resolvedAt: null, target: null };
const target = { dueAt: at('2026-11-16T10:00:00Z') };

test('a snooze, else the first clock; a resolved case ended when it did', () => {
  expect(ownNextDate({ ...none, ball: 'snoozed', snoozedUntil: at('2026-11-20T08:00:00Z'), target }, now)).toEqual(
    at('2026-11-20T08:00:00Z'),
  );
  expect(ownNextDate({ ...none, ball: 'ours', target }, now)).toEqual(target.dueAt);
  expect(ownNextDate({ ...none, ball: 'resolved', resolvedAt: at('2026-11-12T09:00:00Z'), target }, now)).toEqual(
    at('2026-11-12T09:00:00Z'),
  );
  expect(ownNextDate({ ...none, ball: 'customer' }, now)).toBeNull();
});

test('without either: when the team opens next, or some working days on for what waits for others', () => {
  expect(teamNextDate('ours', calendar, now)).toEqual(at('2026-11-16T08:00:00Z'));
  expect(teamNextDate('customer', calendar, now)).toEqual(at('2026-11-18T22:59:59.999Z'));
});

test('a row shows the running clock that ends first, or the paused one', () => {
  const clock = (state: string, day: number) => ({ state, dueAt: at(`2026-11-${day}T10:00:00Z`) });
  expect(shownTarget([clock('met', 14), clock('running', 18), clock('running', 17), clock('paused', 16)])).toEqual(
    clock('running', 17),
  );
  expect(shownTarget([clock('met', 14), clock('paused', 16)])).toEqual(clock('paused', 16));
  expect(shownTarget([clock('met', 14)])).toBeNull();
});
