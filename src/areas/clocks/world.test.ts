import { expect, it } from 'vitest';
import { calendarProblems } from './calendar.rules.ts';
import { compileCalendar } from './compiled-calendar.rules.ts';
import { isOpen, workingMinutesBetween } from './working-time.rules.ts';
import { sampleCalendars } from './world.ts';

it('gives Comercial Ribera an office and a telephone that open as its people know', async () => {
  const { office, phone } = await sampleCalendars();
  expect([...calendarProblems(office.calendar), ...calendarProblems(phone.calendar)]).toEqual([]);
  const [desk, line] = [compileCalendar(office.calendar), compileCalendar(phone.calendar)];
  const saturday = new Date('2026-10-10T09:00:00Z');
  expect([isOpen(desk, saturday), isOpen(line, saturday)]).toEqual([false, true]);
  const hours = (date: string) =>
    workingMinutesBetween(desk, new Date(`${date}T00:00:00Z`), new Date(`${date}T22:00:00Z`)) / 60;
  // A weekday, Castile and León Day, the patron of the town, Christmas Eve and the Monday that stands for All Saints'.
  expect(['2026-10-14', '2026-04-23', '2026-05-13', '2026-12-24', '2026-11-02'].map(hours)).toEqual([8, 0, 0, 5, 0]);
});
