/**
 * Writes the holiday seeds once, from the date-holidays library and the corrections beside it. By hand, with the day's date:
 *   node db/seeds/holidays/generate.ts 2026-11-21
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import type { Text } from '#areas/clocks/calendar.rules.ts';
import { formatDate, parseDate, weekdayOf } from '#areas/clocks/civil.rules.ts';
import { HOLIDAY_TERRITORIES } from '#areas/clocks/holidays/holiday-territories.rules.ts';
import type { HolidayReach, HolidaySeedFile, SeedDay } from '#areas/clocks/holidays/holiday.rules.ts';
import { AMERICA } from './corrections-america.ts';
import { SPAIN } from './corrections-spain.ts';
import type { Correction } from './corrections.ts';
import { NAMES } from './names.ts';
import { NOTES, REACH } from './reach-and-notes.ts';

const YEARS = [2025, 2026, 2027, 2028];
const SOURCE = 'date-holidays 3.37.0, with corrections; see NOTICE.md';
/** Statute of workers, art. 37.2: fourteen days a year, two of them local. */
const SPANISH_DAYS = 12;
const REACH_OF_TYPE: Record<string, HolidayReach> = { public: 'everyone', bank: 'banks', optional: 'optional' };

interface Place {
  country: string;
  region: string | null;
  year: number;
}
type Draft = SeedDay & { rule: string };

function holds(entry: { country: string; region?: string; years?: readonly number[] }, place: Place): boolean {
  return (
    entry.country === place.country &&
    (entry.region === undefined || entry.region === place.region) &&
    (entry.years === undefined || entry.years.includes(place.year))
  );
}

function fromLibrary(place: Place): Draft[] {
  const library = place.region ? new Holidays(place.country, place.region) : new Holidays(place.country);
  const english = library.getHolidays(place.year, 'en');
  const national = new Set(new Holidays(place.country).getHolidays(place.year, 'es').map((day) => day.name));
  return library.getHolidays(place.year, 'es').flatMap((day, i): Draft[] => {
    const applies = REACH_OF_TYPE[day.type];
    if (!applies) return [];
    const plain = day.name.replace(' (día sustituto)', '');
    const date = day.date.slice(0, 10);
    return [
      {
        date,
        name: NAMES[plain] ?? { es: plain, en: (english[i]?.name ?? plain).replace(' (substitute day)', '') },
        scope: national.has(plain) ? 'national' : 'regional',
        applies,
        ...(day.rule.startsWith('substitutes') ? { movedFrom: dayBefore(date) } : {}),
        rule: day.rule,
      },
    ];
  });
}

function dayBefore(date: string): string {
  return formatDate((parseDate(date) as number) - 1);
}

function correct(days: Draft[], place: Place): Draft[] {
  const corrections = [...SPAIN, ...AMERICA].filter((one) => holds(one, place));
  const kept = days.filter((day) => !corrections.some((one) => drops(one, day)));
  const added = corrections.flatMap(({ add, source }): Draft[] => {
    if (!add) return [];
    const { date, movedFrom, ...rest } = add;
    const whence = { ...(movedFrom ? { movedFrom: `${place.year}-${movedFrom}` } : {}), ...(source ? { source } : {}) };
    return [{ date: `${place.year}-${date}`, ...rest, ...whence, rule: '' }];
  });
  return [...kept, ...added].map((day) => {
    const reach = REACH.find((one) => holds(one, place) && day.rule.startsWith(one.rule));
    return reach ? { ...day, applies: reach.applies, note: reach.note } : day;
  });
}

function drops({ drop }: Correction, day: Draft): boolean {
  return drop !== undefined && (drop.rule === day.rule || drop.date === day.date.slice(5));
}

/** One day a date; the Sunday that a Monday stands for goes. */
function tidy(days: Draft[]): SeedDay[] {
  const moved = new Set(days.map((day) => day.movedFrom));
  const byDate = new Map<string, SeedDay>();
  for (const { rule: _, ...day } of days) {
    if (moved.has(day.date)) continue;
    const twin = byDate.get(day.date);
    byDate.set(day.date, twin ? joined(twin, day) : day);
  }
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function joined(a: SeedDay, b: SeedDay): SeedDay {
  const [first, second] = b.applies === 'everyone' && a.applies !== 'everyone' ? [b, a] : [a, b];
  if (second.applies !== first.applies) return first;
  if (first.name.es === second.name.es) return { ...first, ...second };
  return { ...first, name: { es: `${first.name.es}; ${second.name.es}`, en: `${first.name.en}; ${second.name.en}` } };
}

function notesOf(place: Place, days: SeedDay[]): Text[] {
  const region = place.region ?? '';
  const notes = NOTES.filter(
    ({ country, regions, notRegions, years }) =>
      holds({ country, ...(years ? { years } : {}) }, place) &&
      (!regions || regions.includes(region)) &&
      !notRegions?.includes(region),
  ).map((one) => one.note);
  if (place.country !== 'ES' || place.region === null) return notes;
  const counted = days.filter(
    (day) => day.applies === 'everyone' && day.scope !== 'local' && weekdayOf(parseDate(day.date) as number) !== 'sun',
  ).length;
  if (counted === SPANISH_DAYS) return notes;
  const es = `Salen ${counted} días, sin los locales ni los domingos; lo usual son ${SPANISH_DAYS}: compruébalo.`;
  const en = `There are ${counted} days, local ones and Sundays aside; ${SPANISH_DAYS} are usual: check it.`;
  return [...notes, { es, en }];
}

function write(file: HolidaySeedFile): void {
  const name = [file.country, file.region, String(file.year)].filter((part) => part !== undefined).join('-');
  writeFileSync(new URL(`${name.toLowerCase()}.json`, import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
}

const generatedOn = process.argv[2] ?? '';
if (parseDate(generatedOn) === null)
  throw new Error('The date of today is needed: node db/seeds/holidays/generate.ts YYYY-MM-DD');
for (const { code: country, regions } of HOLIDAY_TERRITORIES)
  for (const region of [null, ...regions.map((one) => one.code)])
    for (const year of YEARS) {
      const place = { country, region, year };
      const days = tidy(correct(fromLibrary(place), place));
      write({
        country,
        ...(region ? { region } : {}),
        year,
        source: SOURCE,
        generatedOn,
        confirmed: false,
        notes: notesOf(place, days),
        days,
      });
    }
