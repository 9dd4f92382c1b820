import { describe, expect, it } from 'vitest';
import { compiled, everyDay, fullHoliday, slots } from './calendar.fixture.ts';
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  instantAt,
  localDateOf,
  startOfLastWorkingDays,
  workingDaysBetween,
} from './working-days.rules.ts';

const at = (text: string) => new Date(text);
const spain = compiled({ holidays: ['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06'].map(fullHoliday) });
const day = (date: Date) => localDateOf(spain, date);

describe('terms of the law, national holidays of Spain', () => {
  const filed = at('2026-12-30T10:00:00Z');

  it('gives the dates of the reference: 15 and 5 natural days, 15 working days', () => {
    expect(day(addCalendarDays(spain, filed, 15))).toBe('2027-01-14');
    expect(day(addWorkingDays(spain, filed, 15))).toBe('2027-01-22');
    expect(day(addCalendarDays(spain, filed, 5))).toBe('2027-01-04');
  });

  it('ends with the last millisecond of the day, in the zone of the calendar', () => {
    expect(addWorkingDays(spain, filed, 15)).toEqual(at('2027-01-22T22:59:59.999Z'));
    expect(addCalendarDays(spain, at('2026-03-20T10:00:00Z'), 15)).toEqual(at('2026-04-04T21:59:59.999Z'));
  });

  it('leaves out the day of the event whatever its hour', () => {
    expect(day(addWorkingDays(spain, at('2026-12-30T22:59:00Z'), 1))).toBe('2026-12-31');
    expect(day(addWorkingDays(spain, at('2026-12-30T23:01:00Z'), 1))).toBe('2027-01-04');
  });

  it('takes the same working day for nothing, or the next one on a Saturday', () => {
    expect(day(addWorkingDays(spain, filed, 0))).toBe('2026-12-30');
    expect(day(addWorkingDays(spain, at('2027-01-02T10:00:00Z'), 0))).toBe('2027-01-04');
  });

  it('counts months from date to date and stops at the end of a shorter one', () => {
    expect(day(addMonths(spain, filed, 1))).toBe('2027-01-30');
    expect(day(addMonths(spain, at('2027-01-31T10:00:00Z'), 1))).toBe('2027-02-28');
    expect(day(addMonths(spain, at('2027-11-15T10:00:00Z'), 3))).toBe('2028-02-15');
  });
});

describe('what counts as a working day', () => {
  it('does not depend on opening hours: a Saturday opening and a half holiday change nothing', () => {
    const shop = compiled({
      week: everyDay('10:00-20:00'),
      holidays: [{ ...fullHoliday('2026-12-24'), kind: 'hours', slots: slots('10:00-14:00') }],
      exceptions: [{ date: '2026-12-23', name: { es: 'Inventario', en: 'Stocktaking' }, slots: [] }],
    });
    expect(localDateOf(shop, addWorkingDays(shop, at('2026-12-22T10:00:00Z'), 4))).toBe('2026-12-28');
  });

  it('follows Peru’s reference: filed on Monday 5 October with the 8th off, due on the 27th', () => {
    const peru = compiled({ zone: 'America/Lima', holidays: [fullHoliday('2026-10-08')] });
    expect(localDateOf(peru, addWorkingDays(peru, at('2026-10-05T15:00:00Z'), 15))).toBe('2026-10-27');
  });

  it('says so when there is none, or when it is too far', () => {
    const none = compiled({ workingDays: [] });
    expect(() => addWorkingDays(none, at('2026-10-05T15:00:00Z'), 1)).toThrow('clocks.no_working_days');
    expect(() => addWorkingDays(spain, at('2026-10-05T15:00:00Z'), 6000)).toThrow('clocks.too_far');
    expect(() => addWorkingDays(spain, at('2026-10-05T15:00:00Z'), 1.5)).toThrow('clocks.bad_amount');
  });
});

describe('counting back', () => {
  it('gives the working days between two dates, negative backwards', () => {
    expect(workingDaysBetween(spain, at('2026-12-30T10:00:00Z'), at('2027-01-22T10:00:00Z'))).toBe(15);
    expect(workingDaysBetween(spain, at('2027-01-22T10:00:00Z'), at('2026-12-30T10:00:00Z'))).toBe(-15);
    expect(workingDaysBetween(spain, at('2026-12-30T08:00:00Z'), at('2026-12-30T18:00:00Z'))).toBe(0);
  });

  it('finds from when only two working days are left', () => {
    expect(startOfLastWorkingDays(spain, at('2027-01-08T22:59:59.999Z'), 2)).toEqual(at('2027-01-04T23:00:00Z'));
    expect(startOfLastWorkingDays(spain, at('2027-01-12T22:59:59.999Z'), 2)).toEqual(at('2027-01-07T23:00:00Z'));
  });

  it('places a wall-clock time', () => {
    expect(instantAt(spain, '2026-10-14', '09:00')).toEqual(at('2026-10-14T07:00:00Z'));
    expect(() => instantAt(spain, '2026-02-30', '09:00')).toThrow('clocks.bad_instant');
  });
});
