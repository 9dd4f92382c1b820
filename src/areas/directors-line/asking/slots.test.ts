import { expect, test } from 'vitest';
import { compileCalendar, MONDAY_TO_FRIDAY, type WorkingCalendar } from '#areas/clocks/index.ts';
import { areSound, awayAt, freeSlots, slotFrom } from './slots.rules.ts';

const OFFICE = [{ from: '09:00', to: '18:00' }];
const calendar: WorkingCalendar = {
  zone: 'Europe/Madrid',
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] },
  workingDays: MONDAY_TO_FRIDAY,
  holidays: [{ date: '2026-12-08', name: { es: 'Inmaculada', en: 'Immaculate' }, scope: 'national', kind: 'full' }],
  exceptions: [],
};

test('free moments: wall clock across the change of hour, no holidays, none past or taken', () => {
  const compiled = compileCalendar(calendar);
  const line = { hours: [{ weekday: 7, from: '10:00', to: '11:00' }], slotMinutes: 30, promiseMinutes: 480 };
  const spring = freeSlots(compiled, line, [], new Date('2027-03-27T10:00:00Z')).map((at) => at.toISOString());
  expect(spring.slice(0, 2)).toEqual(['2027-03-28T08:00:00.000Z', '2027-03-28T08:30:00.000Z']);
  const autumn = freeSlots(
    compiled,
    line,
    [slotFrom(new Date('2026-10-25T09:00:00Z'), 30)],
    new Date('2026-10-24T10:00:00Z'),
  );
  expect(autumn[0]?.toISOString()).toBe('2026-10-25T09:30:00.000Z');
  const tuesday = { ...line, hours: [{ weekday: 2, from: '10:00', to: '11:00' }] };
  const days = freeSlots(compiled, tuesday, [], new Date('2026-12-07T10:00:00Z')).map((at) =>
    at.toISOString().slice(0, 10),
  );
  expect(new Set(days)).toEqual(new Set(['2026-12-15']));
  const away = { from: new Date('2026-12-14T00:00:00Z'), until: new Date('2026-12-19T00:00:00Z') };
  const covered = { from: new Date('2026-12-15T09:20:00Z'), until: new Date('2026-12-15T12:00:00Z') };
  const offered = (duties: (typeof away)[]): string[] =>
    freeSlots(compiled, tuesday, [], new Date('2026-12-07T10:00:00Z'), awayAt([away], duties)).map((at) =>
      at.toISOString().slice(11, 16),
    );
  expect([offered([]), offered([covered])]).toEqual([[], ['09:30']]);
  expect(
    areSound([
      { weekday: 1, from: '10:00', to: '11:00' },
      { weekday: 1, from: '10:30', to: '12:00' },
    ]),
  ).toBe(false);
  expect(areSound([{ weekday: 1, from: '11:00', to: '10:00' }])).toBe(false);
});

test('what was taken keeps its own time when the length of a call changes', () => {
  const monday = { hours: [{ weekday: 1, from: '12:00', to: '13:30' }], slotMinutes: 30, promiseMinutes: 480 };
  const taken = [slotFrom(new Date('2026-11-30T11:20:00Z'), 20)];
  const free = freeSlots(compileCalendar(calendar), monday, taken, new Date('2026-11-28T10:00:00Z'));
  expect(free[0]?.toISOString()).toBe('2026-11-30T12:00:00.000Z');
});
