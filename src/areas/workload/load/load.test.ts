import { expect, test } from 'vitest';
import { compileCalendar, MONDAY_TO_FRIDAY } from '#areas/clocks/index.ts';
import { hoursLeft, isAtWork, mondayOf, type Shift, type Span } from './hours.rules.ts';
import { ASSUMED_MINUTES, effortOf, plannedMinutes } from './load.rules.ts';

const OFFICE = [{ from: '09:00', to: '18:00' }];
const calendar = compileCalendar({
  zone: 'Europe/Madrid',
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] },
  workingDays: MONDAY_TO_FRIDAY,
  holidays: [
    { date: '2026-10-12', name: { es: 'Fiesta Nacional', en: 'National Day' }, scope: 'national', kind: 'full' },
  ],
  exceptions: [],
});
const MORNINGS: Shift = { days: ['mon', 'tue', 'wed', 'fri'], starts: '08:00', ends: '14:00' };
const away = (from: string, to: string): Span => ({ from: new Date(from), to: new Date(to) });

test.each<[string, Shift | null, Span[], string, ReturnType<typeof hoursLeft>]>([
  [
    'the team’s hours, from now on',
    null,
    [],
    '2026-10-14T14:30:00+02:00',
    { minutes: 210, date: '2026-10-14', today: true },
  ],
  [
    'before opening, the whole day',
    null,
    [],
    '2026-10-14T07:00:00+02:00',
    { minutes: 540, date: '2026-10-14', today: true },
  ],
  [
    'once closed, the next day of work',
    null,
    [],
    '2026-10-16T18:00:00+02:00',
    { minutes: 540, date: '2026-10-19', today: false },
  ],
  ['over a holiday', null, [], '2026-10-10T12:00:00+02:00', { minutes: 540, date: '2026-10-13', today: false }],
  [
    'a shift of one’s own',
    MORNINGS,
    [],
    '2026-10-14T10:00:00+02:00',
    { minutes: 240, date: '2026-10-14', today: true },
  ],
  [
    'a day that is not theirs',
    MORNINGS,
    [],
    '2026-10-15T10:00:00+02:00',
    { minutes: 360, date: '2026-10-16', today: false },
  ],
  [
    'nobody works when the team is closed',
    MORNINGS,
    [],
    '2026-10-12T08:00:00+02:00',
    { minutes: 360, date: '2026-10-13', today: false },
  ],
  [
    'less a medical appointment',
    null,
    [away('2026-10-14T16:00:00+02:00', '2026-10-14T17:00:00+02:00')],
    '2026-10-14T14:00:00+02:00',
    { minutes: 180, date: '2026-10-14', today: true },
  ],
  [
    'away until Monday',
    null,
    [away('2026-10-13T00:00:00+02:00', '2026-10-19T00:00:00+02:00')],
    '2026-10-14T10:00:00+02:00',
    { minutes: 540, date: '2026-10-19', today: false },
  ],
  [
    'away for longer than a month',
    null,
    [away('2026-10-01T00:00:00+02:00', '2027-03-01T00:00:00+01:00')],
    '2026-10-14T10:00:00+02:00',
    null,
  ],
  [
    'the night the clocks go back',
    null,
    [],
    '2026-10-23T19:00:00+02:00',
    { minutes: 540, date: '2026-10-26', today: false },
  ],
])('hours left: %s', (_, shift, absences, now, left) => {
  expect(hoursLeft(calendar, shift, absences, new Date(now))).toEqual(left);
});

test('at work is within one’s own hours and not away', () => {
  const at = (time: string, shift: Shift | null = null, absences: Span[] = []) =>
    isAtWork(calendar, shift, absences, new Date(time));
  expect(at('2026-10-14T09:00:00+02:00')).toBe(true);
  expect(at('2026-10-14T18:00:00+02:00')).toBe(false);
  expect(at('2026-10-14T08:30:00+02:00', MORNINGS)).toBe(true);
  expect(at('2026-10-14T14:30:00+02:00', MORNINGS)).toBe(false);
  expect(at('2026-10-14T10:00:00+02:00', null, [away('2026-10-14T00:00:00+02:00', '2026-10-15T00:00:00+02:00')])).toBe(
    false,
  );
  expect(at('2026-10-12T10:00:00+02:00')).toBe(false);
});

test('the week begins on Monday', () => {
  expect([mondayOf('2026-10-14'), mondayOf('2026-10-18'), mondayOf('2026-10-19')]).toEqual([
    '2026-10-12',
    '2026-10-12',
    '2026-10-19',
  ]);
});

test('what a case takes: its own log from thirty cases on, else what the company says, else what is assumed', () => {
  expect(effortOf('repair', { minutes: 34, n: 30 }, 50)).toEqual({
    type: 'repair',
    minutes: 34,
    basis: 'measured',
    n: 30,
  });
  expect(effortOf('repair', { minutes: 34, n: 29 }, 50)).toEqual({
    type: 'repair',
    minutes: 50,
    basis: 'company',
    n: 29,
  });
  expect(effortOf('repair', undefined, undefined)).toEqual({
    type: 'repair',
    minutes: ASSUMED_MINUTES.repair,
    basis: 'assumed',
    n: 0,
  });
});

test('load is cases times the minutes of their type', () => {
  const efforts = new Map([['enquiry', effortOf('enquiry', { minutes: 7, n: 90 }, undefined)]] as const);
  const open = [
    { type: 'enquiry', cases: 4 },
    { type: 'complaint', cases: 2 },
  ] as const;
  expect(plannedMinutes(open, efforts)).toBe(4 * 7 + 2 * ASSUMED_MINUTES.complaint);
  expect(plannedMinutes([], efforts)).toBe(0);
});
