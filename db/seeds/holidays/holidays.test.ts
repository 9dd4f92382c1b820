import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDate, weekdayOf } from '#areas/clocks/civil.rules.ts';
import type { HolidaySeedFile } from '#areas/clocks/holidays/holiday.rules.ts';
import { HOLIDAY_TERRITORIES } from '#areas/clocks/holidays/holiday-territories.rules.ts';

const FOLDER = new URL('./', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as HolidaySeedFile;
const weekday = (date: string) => weekdayOf(parseDate(date) as number);
const day = (name: string, date: string) => read(name).days.find((one) => one.date === date);

describe('the holiday seeds', () => {
  it('hold four years of each country and region', () => {
    const places = HOLIDAY_TERRITORIES.flatMap(({ code, regions }) => [
      code,
      ...regions.map((region) => `${code}-${region.code}`),
    ]);
    const expected = places.flatMap((place) =>
      [2025, 2026, 2027, 2028].map((year) => `${place}-${year}.json`.toLowerCase()),
    );
    expect(files.toSorted()).toEqual(expected.toSorted());
  });

  it.each(files)('%s is well formed, in order and unconfirmed', (name) => {
    const { year, days, confirmed, country, source } = read(name);
    expect([confirmed, country.length, source]).toEqual([false, 2, expect.stringContaining('date-holidays')]);
    const dates = days.map((one) => one.date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    for (const { date, name: text, movedFrom } of days) {
      expect(parseDate(date)).not.toBeNull();
      expect(date.startsWith(`${year}-`)).toBe(true);
      expect(text.es.length * text.en.length).toBeGreaterThan(0);
      expect(text.es).not.toMatch(/sustituto|inmaculada concepción$/);
      if (movedFrom) expect([weekday(movedFrom), dates.includes(movedFrom)]).toEqual(['sun', false]);
    }
  });

  it('give each region of Spain its twelve days in the years already published', () => {
    const odd: Record<string, number> = {};
    for (const { code } of HOLIDAY_TERRITORIES[0]?.regions ?? [])
      for (const year of [2025, 2026]) {
        const { days } = read(`es-${code}-${year}.json`.toLowerCase());
        const n = days.filter(
          (one) => one.applies === 'everyone' && one.scope !== 'local' && weekday(one.date) !== 'sun',
        ).length;
        if (n !== 12) odd[`${code}-${year}`] = n;
      }
    // The island's own day in Canarias; a thirteenth that is made up for in Cataluña and València; one of the two local days in Navarra.
    expect(odd).toEqual({ 'CN-2025': 11, 'CN-2026': 11, 'CT-2025': 13, 'VC-2025': 13, 'NC-2025': 13, 'NC-2026': 13 });
  });
});

describe('what the library had wrong', () => {
  it('moves Sundays in Spain only where the region moved them', () => {
    const on = (date: string, year: number) =>
      (HOLIDAY_TERRITORIES[0]?.regions ?? [])
        .filter(({ code }) => day(`es-${code.toLowerCase()}-${year}.json`, date))
        .map(({ code }) => code)
        .toSorted();
    expect(on('2026-11-02', 2026)).toEqual(['AN', 'AR', 'AS', 'CL', 'CM', 'CN', 'EX', 'MD', 'NC']);
    expect(on('2026-12-07', 2026)).toEqual(['AN', 'AR', 'AS', 'CB', 'CL', 'EX', 'MC', 'MD', 'ML', 'RI']);
    expect(on('2025-10-13', 2025)).toEqual(['AN', 'AR', 'AS', 'CL', 'EX']);
  });

  it('adds the regional days that were missing', () => {
    expect(day('es-vc-2026.json', '2026-10-09')?.name.es).toBe('Día de la Comunitat Valenciana');
    expect(day('es-mc-2026.json', '2026-06-09')?.name.en).toBe('Region of Murcia Day');
    expect([day('es-cb-2026.json', '2026-06-28'), day('es-cb-2026.json', '2026-07-28')?.applies]).toEqual([
      undefined,
      'everyone',
    ]);
  });

  it('counts eighteen days in Colombia, Ascension by its name and without Easter Sunday', () => {
    const { days } = read('co-2026.json');
    expect(days.filter((one) => one.applies === 'everyone')).toHaveLength(18);
    expect(day('co-2026.json', '2026-05-18')?.name.es).toBe('Ascensión del Señor');
    expect([day('co-2026.json', '2026-04-05'), day('co-2026.json', '2026-07-13')?.applies]).toEqual([
      undefined,
      'unsure',
    ]);
  });

  it('keeps apart the days of banks, of the administration and those each company decides', () => {
    expect(day('mx-2026.json', '2026-04-02')?.applies).toBe('banks');
    expect(day('pe-2026.json', '2026-01-02')?.applies).toBe('public_sector');
    expect(day('ar-2026.json', '2026-12-07')?.applies).toBe('optional');
    expect(day('ar-2026.json', '2026-04-02')?.applies).toBe('everyone');
    expect(day('cl-2026.json', '2026-04-04')?.name.es).toBe('Sábado Santo');
    expect(read('pe-2026.json').days.filter((one) => one.applies === 'everyone')).toHaveLength(16);
  });
});
