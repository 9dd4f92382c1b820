import { expect, it } from 'vitest';
import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';
import {
  isTime,
  nextSlot,
  withException,
  withHoliday,
  withOfficial,
  withoutException,
  withoutHoliday,
} from './calendar-edit.rules.ts';

const day = (date: string, name: string): Holiday => ({
  date,
  name: { es: name, en: name },
  scope: 'local',
  kind: 'full',
});
const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const empty: WorkingCalendar = {
  zone: 'Europe/Madrid',
  week: none,
  workingDays: ['mon'],
  holidays: [],
  exceptions: [],
};
const sourced: WorkingCalendar = {
  ...empty,
  holidaySource: { country: 'ES', region: 'CL', years: [2026], edits: [], confirmedYears: [2026] },
};

it('keeps holidays in order, one per date', () => {
  const once = withHoliday(withHoliday(empty, day('2026-09-08', 'San Lorenzo')), day('2026-05-13', 'San Pedro'));
  expect(withHoliday(once, day('2026-05-13', 'Otro')).holidays.map(({ date, name }) => [date, name.es])).toEqual([
    ['2026-05-13', 'Otro'],
    ['2026-09-08', 'San Lorenzo'],
  ]);
});

it('notes what the company changes over the official list, the last word for each date', () => {
  const changed = withoutHoliday(withHoliday(sourced, day('2026-05-13', 'San Pedro')), '2026-05-13');
  expect(changed.holidaySource?.edits).toEqual([{ action: 'remove', date: '2026-05-13' }]);
});

it('takes only the official days that are missing and marks the year as looked through', () => {
  const mine = withHoliday(empty, day('2027-01-06', 'Cabalgata'));
  const days = [day('2027-01-01', 'Año Nuevo'), day('2027-01-06', 'Reyes')];
  const taken = withOfficial(mine, { country: 'ES', region: 'CL', year: 2027, days });
  expect(taken.holidays.map(({ name }) => name.es)).toEqual(['Año Nuevo', 'Cabalgata']);
  expect(taken.holidaySource).toMatchObject({ years: [2027], confirmedYears: [2027] });
});

it('keeps one exception a date, in order, and takes it out', () => {
  const open = (date: string, to: string) => ({
    date,
    name: { es: 'Rebajas', en: 'Sales' },
    slots: [{ from: '10:00', to }],
  });
  const twice = [open('2026-12-20', '14:00'), open('2026-07-05', '20:00'), open('2026-12-20', '22:00')].reduce(
    withException,
    empty,
  );
  expect(twice.exceptions.map(({ date, slots }) => [date, slots[0]?.to])).toEqual([
    ['2026-07-05', '20:00'],
    ['2026-12-20', '22:00'],
  ]);
  expect(withoutException(twice, '2026-07-05').exceptions.map(({ date }) => date)).toEqual(['2026-12-20']);
});

it('takes hours as they are compared, and offers the stretch that usually follows', () => {
  expect(['09:00', '24:00', '24:30', '9:00', '25:00', ''].map(isTime)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(nextSlot([{ from: '09:00', to: '14:00' }])).toEqual({ from: '16:00', to: '19:00' });
  expect(nextSlot([{ from: '09:00', to: '19:30' }])).toEqual({ from: '21:30', to: '24:00' });
  expect(nextSlot([])).toEqual({ from: '09:00', to: '14:00' });
});
