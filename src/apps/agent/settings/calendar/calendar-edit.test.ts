import { expect, it } from 'vitest';
import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';
import { withHoliday, withOfficial, withoutHoliday } from './calendar-edit.rules.ts';

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
