import { type Db, Kept } from '#platform/db/index.ts';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { peopleByIds, personOf } from '#areas/identity/index.ts';
import { demandCalendar } from '../calendars/calendars.ts';
import { changedFields } from '../changed-fields.rules.ts';
import type { Company } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { changeCompany, directingId, findCompany, lockCompany, type CompanyColumns } from './store.ts';
import { isKnownZone } from './zone.rules.ts';

/** What is said before anybody has set the house up, so that no page has to ask whether there is a company. */
const UNNAMED: Company = {
  name: 'Cauce',
  legalName: '',
  taxId: '',
  address: '',
  phone: '',
  website: '',
  language: 'es',
  zone: 'Europe/Madrid',
  country: 'ES',
  currency: 'EUR',
  referencePrefix: 'RC',
  directorId: null,
  coverId: null,
  sector: '',
  sample: false,
  calendarId: null,
};

export async function companyOf(db: Db): Promise<Company> {
  return (await findCompany(db)) ?? UNNAMED;
}

/** Who directs is whom the company names; while it names nobody, or somebody who left, whoever has the role. */
const kept = new Kept(async (db) => {
  const company = await companyOf(db);
  return company === UNNAMED ? company : { ...company, directorId: await directingId(db) };
});

/** The company as of at most 5 s ago: for what is read or written at every case and mail. Somebody directs it while anybody has the role. */
export async function companyInUse(db: Db): Promise<Company> {
  const company = await kept.get(db);
  if (company === UNNAMED) kept.forget(db);
  return company;
}

export type CompanyChange = { [K in keyof Omit<Company, 'sample'>]?: Company[K] | undefined };

/** @throws {DomainError} company.zone_unknown, person.not_found, calendar.not_found */
export async function updateCompany(work: Work, change: CompanyChange): Promise<Company> {
  demand(mayManage(personOf(work)));
  if (change.zone !== undefined && !isKnownZone(change.zone)) throw invalid('company.zone_unknown');
  await demandActive(
    work.db,
    [change.directorId, change.coverId].filter((id) => typeof id === 'string'),
  );
  if (change.calendarId) await demandCalendar(work.db, change.calendarId);
  await lockCompany(work.db);
  const fields = changedFields(await companyOf(work.db), change);
  if (fields.length === 0) return companyOf(work.db);
  await changeCompany(work.db, columnsOf(change));
  kept.forget(work.db);
  record(work, ['company', 'company'], 'company.changed', {
    fields,
    ...(fields.includes('directorId') ? { directorId: change.directorId ?? null } : {}),
    ...(fields.includes('coverId') ? { coverId: change.coverId ?? null } : {}),
    ...(fields.includes('calendarId') ? { calendarId: change.calendarId ?? null } : {}),
  });
  return companyOf(work.db);
}

/** @throws {DomainError} person.not_found when one of them does not exist or is disabled */
export async function demandActive(db: Db, ids: readonly string[]): Promise<void> {
  const people = await peopleByIds(db, ids);
  if (ids.some((id) => (people.get(id)?.status ?? 'disabled') === 'disabled')) throw missing('person.not_found');
}

function columnsOf(change: CompanyChange): CompanyColumns {
  const {
    name,
    legalName,
    taxId,
    address,
    phone,
    website,
    language,
    zone,
    country,
    currency,
    referencePrefix,
    directorId,
    coverId,
    calendarId,
    sector,
  } = change;
  const columns = {
    name,
    legal_name: legalName,
    tax_id: taxId,
    address,
    phone,
    website,
    language,
    zone,
    country,
    currency,
    reference_prefix: referencePrefix,
    director_id: directorId,
    cover_id: coverId,
    calendar_id: calendarId,
    sector,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as CompanyColumns;
}
