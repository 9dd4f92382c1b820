import { describe, expect, it } from 'vitest';
import { compiled, everyDay, fullHoliday, slots, weekOf } from './calendar.fixture.ts';
import { addWorkingTime, isOpen, nextOpening, workingMinutesBetween } from './working-time.rules.ts';

const at = (text: string) => new Date(text);
const split = compiled({ holidays: [fullHoliday('2026-10-12')] });
const ALWAYS = everyDay('00:00-24:00');

describe('a split day', () => {
  it('opens at the first minute and is closed at the last', () => {
    expect(isOpen(split, at('2026-10-14T07:00:00Z'))).toBe(true);
    expect(isOpen(split, at('2026-10-14T06:59:59.999Z'))).toBe(false);
    expect(isOpen(split, at('2026-10-14T12:00:00Z'))).toBe(false);
    expect(isOpen(split, at('2026-10-14T13:59:00Z'))).toBe(false);
    expect(isOpen(split, at('2026-10-14T14:00:00Z'))).toBe(true);
  });

  it('counts over lunch, the night, the weekend and a holiday', () => {
    // Friday 9 October 17:00: two hours that day, then Tuesday 13, because Monday 12 is a holiday.
    expect(addWorkingTime(split, at('2026-10-09T15:00:00Z'), 8 * 60)).toEqual(at('2026-10-13T15:00:00Z'));
    expect(workingMinutesBetween(split, at('2026-10-09T15:00:00Z'), at('2026-10-13T15:00:00Z'))).toBe(8 * 60);
  });

  it('ends with the morning when the morning is enough', () => {
    expect(addWorkingTime(split, at('2026-10-14T07:00:00Z'), 5 * 60)).toEqual(at('2026-10-14T12:00:00Z'));
    expect(addWorkingTime(split, at('2026-10-14T12:30:00Z'), 1)).toEqual(at('2026-10-14T14:01:00Z'));
  });

  it('says when it opens next, now if it is open', () => {
    expect(nextOpening(split, at('2026-10-09T18:00:00Z'))).toEqual(at('2026-10-13T07:00:00Z'));
    expect(nextOpening(split, at('2026-10-14T08:15:00Z'))).toEqual(at('2026-10-14T08:15:00Z'));
    expect(nextOpening(split, at('2026-12-31T23:30:00Z'))).toEqual(at('2027-01-01T08:00:00Z'));
  });

  it('counts backwards as negative and gives the start back for nothing', () => {
    expect(workingMinutesBetween(split, at('2026-10-13T15:00:00Z'), at('2026-10-09T15:00:00Z'))).toBe(-480);
    expect(addWorkingTime(split, at('2026-10-10T10:00:00Z'), 0)).toEqual(at('2026-10-10T10:00:00Z'));
  });
});

describe('the days the clocks change', () => {
  it('counts 23 hours in spring and 25 in autumn when it never closes', () => {
    const always = compiled({ week: ALWAYS });
    expect(workingMinutesBetween(always, at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(23 * 60);
    expect(addWorkingTime(always, at('2026-03-28T23:00:00Z'), 24 * 60)).toEqual(at('2026-03-29T23:00:00Z'));
    expect(workingMinutesBetween(always, at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'))).toBe(25 * 60);
  });

  it('gives a night shift seven hours in spring and nine in autumn', () => {
    const night = compiled({ week: weekOf({ sat: '22:00-06:00' }) });
    expect(workingMinutesBetween(night, at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(7 * 60);
    expect(workingMinutesBetween(night, at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(9 * 60);
    expect(workingMinutesBetween(night, at('2026-06-06T12:00:00Z'), at('2026-06-07T12:00:00Z'))).toBe(8 * 60);
  });

  it('opens at the change when the opening hour does not exist, and not at all inside the gap', () => {
    const early = compiled({ week: weekOf({ sun: '02:30-05:00' }) });
    expect(nextOpening(early, at('2026-03-29T00:00:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
    const gone = compiled({ week: weekOf({ sun: '02:15-02:45' }) });
    expect(nextOpening(gone, at('2026-03-29T00:00:00Z'))).toEqual(at('2026-04-05T00:15:00Z'));
  });

  it('opens the first time a repeated hour comes', () => {
    const early = compiled({ week: weekOf({ sun: '02:30-04:00' }) });
    expect(nextOpening(early, at('2026-10-24T23:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
    expect(workingMinutesBetween(early, at('2026-10-24T23:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(150);
  });

  it('works where midnight itself is skipped', () => {
    // Chile goes from Saturday 23:59 to Sunday 01:00 on 6 September 2026.
    const chile = compiled({ zone: 'America/Santiago', week: weekOf({ sun: '00:00-03:00' }) });
    expect(nextOpening(chile, at('2026-09-06T00:00:00Z'))).toEqual(at('2026-09-06T04:00:00Z'));
    expect(workingMinutesBetween(chile, at('2026-09-06T00:00:00Z'), at('2026-09-07T00:00:00Z'))).toBe(120);
  });
});

describe('other zones and weeks', () => {
  it('has no change in Bogotá and half hours in India', () => {
    const bogota = compiled({ zone: 'America/Bogota' });
    expect(nextOpening(bogota, at('2026-07-06T00:00:00Z'))).toEqual(at('2026-07-06T14:00:00Z'));
    expect(nextOpening(bogota, at('2026-01-05T00:00:00Z'))).toEqual(at('2026-01-05T14:00:00Z'));
    const kolkata = compiled({ zone: 'Asia/Kolkata' });
    expect(nextOpening(kolkata, at('2026-07-06T00:00:00Z'))).toEqual(at('2026-07-06T03:30:00Z'));
  });

  it('crosses midnight from one year into the next', () => {
    const night = compiled({ week: everyDay('22:00-06:00') });
    expect(addWorkingTime(night, at('2026-12-31T21:00:00Z'), 8 * 60)).toEqual(at('2027-01-01T05:00:00Z'));
    expect(isOpen(night, at('2026-12-31T23:30:00Z'))).toBe(true);
    expect(workingMinutesBetween(night, at('2026-12-31T20:00:00Z'), at('2027-01-01T12:00:00Z'))).toBe(8 * 60);
  });

  it('lets an exception open a Sunday, shorten a day and close one, holidays included', () => {
    const shop = compiled({
      holidays: [
        fullHoliday('2026-12-08'),
        { ...fullHoliday('2026-12-24'), kind: 'hours', slots: slots('09:00-13:00') },
      ],
      exceptions: [
        { date: '2026-12-08', name: { es: 'Apertura', en: 'Opening' }, slots: slots('10:00-12:00') },
        { date: '2026-12-20', name: { es: 'Domingo de apertura', en: 'Sunday opening' }, slots: slots('10:00-14:00') },
        { date: '2026-12-23', name: { es: 'Inventario', en: 'Stocktaking' }, slots: [] },
      ],
    });
    const open = (date: string) => workingMinutesBetween(shop, at(`${date}T00:00:00Z`), at(`${date}T23:00:00Z`)) / 60;
    expect(['2026-12-08', '2026-12-20', '2026-12-22', '2026-12-23', '2026-12-24'].map(open)).toEqual([2, 4, 8, 0, 4]);
  });
});

describe('a calendar that cannot answer', () => {
  it('says that it never opens instead of looking for ever', () => {
    const never = compiled({ week: everyDay('') });
    expect(() => addWorkingTime(never, at('2026-10-14T08:00:00Z'), 1)).toThrow('clocks.never_opens');
    expect(() => nextOpening(never, at('2026-10-14T08:00:00Z'))).toThrow('clocks.never_opens');
    expect(isOpen(never, at('2026-10-14T08:00:00Z'))).toBe(false);
    expect(workingMinutesBetween(never, at('2026-10-14T08:00:00Z'), at('2027-10-14T08:00:00Z'))).toBe(0);
  });

  it('says that it is too far, and refuses amounts and instants that are none', () => {
    const rare = compiled({
      week: everyDay(''),
      exceptions: [{ date: '2027-01-10', name: { es: 'x', en: 'x' }, slots: slots('09:00-10:00') }],
    });
    expect(addWorkingTime(rare, at('2026-10-14T08:00:00Z'), 60)).toEqual(at('2027-01-10T09:00:00Z'));
    expect(() => addWorkingTime(rare, at('2026-10-14T08:00:00Z'), 61)).toThrow('clocks.too_far');
    expect(() => addWorkingTime(rare, at('2026-10-14T08:00:00Z'), -1)).toThrow('clocks.bad_amount');
    expect(() => addWorkingTime(rare, new Date(Number.NaN), 5)).toThrow('clocks.bad_instant');
    expect(() => compiled({ zone: 'Europe/Valladolid' })).toThrow('clocks.bad_calendar');
  });
});
