import { HOLIDAY_TERRITORIES, holidaySeed } from '#areas/clocks/index.ts';

const SOURCE = 'date-holidays 3.37.0, with corrections (db/seeds/holidays/NOTICE.md)';
const CREDIT = '© commenthol and contributors, CC BY-SA 3.0';

/** Official days as they come with Cauce. Nobody has confirmed them: the company looks them through, edits them and keeps its own. */
export async function holidaySeeds(
  query: { country: string; region?: string | undefined; year: number },
  language: 'es' | 'en',
) {
  const country = query.country.toUpperCase();
  const seed = await holidaySeed(country, query.region ?? null, [query.year]);
  const regions = HOLIDAY_TERRITORIES.find((one) => one.code === country)?.regions ?? [];
  return {
    days: seed.days.map((day) => ({ ...day })),
    source: SOURCE,
    credit: CREDIT,
    notes: seed.notes.map((note) => note.text),
    regions: regions.map(({ code, name }) => ({ code, name: name[language] })),
  };
}
