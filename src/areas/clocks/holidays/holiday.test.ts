import { describe, expect, it } from 'vitest';
import { calendar, compiled, fullHoliday } from '../calendar.fixture.ts';
import type { HolidayEdit } from '../calendar.rules.ts';
import { compileCalendar } from '../compiled-calendar.rules.ts';
import { holidayRows, mergeHolidays, unconfirmedYears, withHolidays } from './holiday.rules.ts';
import type { SeedDay } from './holiday.rules.ts';
import { holidaySeed } from './holiday-seed.ts';
import { addWorkingDays, localDateOf } from '../working-days.rules.ts';

const seedDay = (date: string, applies: SeedDay['applies'] = 'everyone'): SeedDay => ({
  date,
  name: { es: `Fiesta ${date}`, en: `Day ${date}` },
  scope: 'national',
  applies,
});
const SEED = [seedDay('2026-10-12'), seedDay('2026-12-07', 'optional'), seedDay('2026-12-08')];
const set = (date: string): HolidayEdit => ({ action: 'set', holiday: { ...fullHoliday(date), scope: 'local' } });
const origins = (edits: HolidayEdit[]) =>
  holidayRows(SEED, edits).map(({ date, origin, counts }) => [date, origin, counts]);

describe('a company over its seed', () => {
  it('counts only what binds everyone until it says otherwise', () => {
    expect(mergeHolidays(SEED, []).map(({ date }) => date)).toEqual(['2026-10-12', '2026-12-08']);
    expect(origins([set('2026-12-07')])).toContainEqual(['2026-12-07', 'edited', true]);
  });

  it('adds its local days, takes out others and leaves a trace of it', () => {
    expect(origins([set('2026-05-13'), { action: 'remove', date: '2026-10-12' }])).toEqual([
      ['2026-05-13', 'added', true],
      ['2026-10-12', 'removed', false],
      ['2026-12-07', 'seed', false],
      ['2026-12-08', 'seed', true],
    ]);
  });

  it('lets the last edit of a date win', () => {
    expect(origins([set('2026-05-13'), { action: 'remove', date: '2026-05-13' }])).toHaveLength(3);
    expect(origins([{ action: 'remove', date: '2026-10-12' }, set('2026-10-12')])).toContainEqual([
      '2026-10-12',
      'edited',
      true,
    ]);
    expect(mergeHolidays(SEED, [{ action: 'remove', date: '2026-03-03' }])).toHaveLength(2);
  });

  it('keeps its edits with the calendar and knows which years nobody has confirmed', () => {
    const source = { country: 'ES', region: 'CL', years: [2026], edits: [set('2026-05-13')], confirmedYears: [2026] };
    const mine = compileCalendar(withHolidays(calendar(), source, SEED));
    expect(mine.source.holidays.map(({ date }) => date)).toEqual(['2026-05-13', '2026-10-12', '2026-12-08']);
    expect(unconfirmedYears(mine, new Date('2026-12-30T10:00:00Z'), new Date('2027-01-22T10:00:00Z'))).toEqual([2027]);
    expect(unconfirmedYears(compiled(), new Date('2026-12-31T10:00:00Z'), new Date('2026-12-31T12:00:00Z'))).toEqual([
      2026,
    ]);
  });
});

describe('the seeds that come with Cauce', () => {
  it('are read by country, region and years, and tell which years are missing', async () => {
    const seed = await holidaySeed('ES', 'CL', [2026, 2031]);
    expect(seed.missingYears).toEqual([2031]);
    expect(seed.days.map(({ date }) => date)).toContain('2026-04-23');
    expect(seed.notes[0]).toMatchObject({ year: 2026, text: { es: expect.stringContaining('municipio') } });
    expect((await holidaySeed('CO', null, [2026])).days.length).toBeGreaterThan(17);
  });

  it('are refused for a place there are none of, which is never a path', async () => {
    await expect(holidaySeed('ES', 'XX', [2026])).rejects.toThrow('clocks.unknown_territory');
    await expect(holidaySeed('../es', null, [2026])).rejects.toThrow('clocks.unknown_territory');
  });

  it('give the reference date of fifteen working days', async () => {
    const { days } = await holidaySeed('ES', null, [2026, 2027]);
    const spain = compiled({ holidays: mergeHolidays(days, []) });
    expect(localDateOf(spain, addWorkingDays(spain, new Date('2026-12-30T10:00:00Z'), 15))).toBe('2027-01-22');
  });
});
