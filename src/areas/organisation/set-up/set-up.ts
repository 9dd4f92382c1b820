import { chooseFirstPack, HOLIDAY_TERRITORIES, holidaySeed, type WorkingCalendar } from '#areas/clocks/index.ts';
import { missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { keepCalendar } from '../calendars/calendars.ts';
import { putReasons, replacePolicies } from '../catalogue/store.ts';
import { insertBrand, insertCompany } from '../company/store.ts';
import { insertTeam, replaceMembers } from '../groups/store.ts';
import { currencyOf, firstCalendar, NAMES, TARGETS } from './defaults.rules.ts';
import { REASONS } from './reasons.rules.ts';

export interface SetUp {
  companyName: string;
  language: 'es' | 'en';
  zone: string;
  /** ISO 3166-1. Its official holidays are taken when they come with Cauce. */
  country?: string;
  /** Who belongs to the first team from the start. */
  memberIds?: readonly string[];
  directorId?: string | null;
  /** Instead of the first calendar made here. */
  calendar?: { name: string; calendar: WorkingCalendar };
  sample?: boolean;
}

/**
 * Everything a company needs before its first contact: itself, a brand, a calendar with holidays, a team, reasons and promises.
 * @throws {DomainError} setup.done when there is a company already
 */
export async function setUp(
  work: Work,
  given: SetUp,
): Promise<{ brandId: string; teamId: string; calendarId: string }> {
  const { db, now } = work;
  const { companyName, language, zone, country = 'ES' } = given;
  const names = NAMES[language];
  const first = given.calendar ?? {
    name: names.calendar,
    calendar: firstCalendar(zone, country, await seedFor(country, now)),
  };
  const { id: calendarId } = await keepCalendar(work, first.name, first.calendar);
  const made = await insertCompany(db, {
    name: companyName,
    language,
    zone,
    country,
    currency: currencyOf(country),
    calendar_id: calendarId,
    director_id: given.directorId ?? null,
    sample: given.sample ?? false,
    created_at: now,
  });
  if (!made) throw missing('setup.done');
  const [brandId, teamId] = [newId(), newId()];
  await insertBrand(
    db,
    { id: brandId, name: companyName, language, formOfAddress: 'tu', signature: '', active: true },
    now,
  );
  await insertTeam(db, { id: teamId, name: names.team, calendarId: null, memberIds: [], active: true }, now);
  await replaceMembers(db, 'team', teamId, given.memberIds ?? []);
  await putReasons(db, REASONS);
  await replacePolicies(db, TARGETS);
  // The sample company says itself which law it follows, since when.
  if (!given.sample) await chooseFirstPack(work, country);
  record(work, ['company', 'company'], 'company.set_up', {
    calendarId,
    brandId,
    teamId,
    country,
    zone,
    sample: given.sample ?? false,
  });
  return { brandId, teamId, calendarId };
}

/** This year and the two after it, of the whole country: the region is for the company to say. */
async function seedFor(country: string, now: Date) {
  if (!HOLIDAY_TERRITORIES.some((territory) => territory.code === country)) return null;
  const years = [0, 1, 2].map((ahead) => now.getUTCFullYear() + ahead);
  const seed = await holidaySeed(country, null, years);
  return { years: years.filter((year) => !seed.missingYears.includes(year)), days: seed.days };
}
