import { readFile } from 'node:fs/promises';
import { invalid } from '#platform/errors/index.ts';
import type { Text } from '../calendar.rules.ts';
import type { HolidaySeedFile, SeedDay } from './holiday.rules.ts';
import { isHolidayTerritory } from './holiday-territories.rules.ts';

const FOLDER = new URL('../../../../db/seeds/holidays/', import.meta.url);

export interface HolidaySeed {
  days: SeedDay[];
  /** What whoever confirms each year should know. */
  notes: { year: number; text: Text }[];
  /** Asked for and not in the seeds. */
  missingYears: number[];
}

/**
 * The holidays that come with Cauce for a country, or one of its regions (whose files hold the national days too).
 * Nothing here has been confirmed by anybody. Throws `clocks.unknown_territory`.
 */
export async function holidaySeed(
  country: string,
  region: string | null,
  years: readonly number[],
): Promise<HolidaySeed> {
  if (!isHolidayTerritory(country, region)) throw invalid('clocks.unknown_territory', { country, region });
  const seed: HolidaySeed = { days: [], notes: [], missingYears: [] };
  for (const year of years) {
    const file = await readSeed(country, region, year);
    if (file) {
      seed.days.push(...file.days);
      seed.notes.push(...file.notes.map((text) => ({ year, text })));
    } else seed.missingYears.push(year);
  }
  return seed;
}

async function readSeed(country: string, region: string | null, year: number): Promise<HolidaySeedFile | null> {
  const name = [country, region, String(year)]
    .filter((part) => part !== null)
    .join('-')
    .toLowerCase();
  try {
    return JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), 'utf8')) as HolidaySeedFile;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}
