import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Brand, Company } from '../contract.ts';

const COMPANY = sql`name, legal_name as "legalName", tax_id as "taxId", address, phone, website, language, zone, country, currency,
  reference_prefix as "referencePrefix", director_id as "directorId", cover_id as "coverId", sector, sample, calendar_id as "calendarId"`;

export async function findCompany(db: Db): Promise<Company | undefined> {
  return (await sql<Company>`select ${COMPANY} from company`.execute(db)).rows[0];
}

/** Whom the company names while they work here, else who has had the role for longest; null when nobody has it. */
export async function directingId(db: Db): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select p.id from person p left join company c on c.director_id = p.id
    where p.status = 'active' and (c.director_id is not null or 'director' = any(p.roles)) order by c.director_id nulls last, p.created_at, p.id limit 1`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export async function lockCompany(db: Db): Promise<void> {
  await sql`select from company for update`.execute(db);
}

export interface CompanyColumns {
  name?: string;
  legal_name?: string;
  tax_id?: string;
  address?: string;
  phone?: string;
  website?: string;
  language?: string;
  zone?: string;
  country?: string;
  currency?: string;
  reference_prefix?: string;
  director_id?: string | null;
  cover_id?: string | null;
  calendar_id?: string;
  sector?: string;
}

export async function changeCompany(db: Db, columns: CompanyColumns): Promise<void> {
  await db.updateTable('company').set(columns).execute();
}

/** False when there was a company already. */
export async function insertCompany(
  db: Db,
  company: {
    name: string;
    language: string;
    zone: string;
    country: string;
    currency: string;
    calendar_id: string;
    director_id: string | null;
    sample: boolean;
    created_at: Date;
  },
): Promise<boolean> {
  const made = await db
    .insertInto('company')
    .values(company)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

const BRAND = sql`id, name, language, form_of_address as "formOfAddress", signature, active`;

export async function findBrand(db: Db, id: string, options: { lock?: boolean } = {}): Promise<Brand | undefined> {
  return (
    await sql<Brand>`select ${BRAND} from brand where id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(db)
  ).rows[0];
}

export async function brandsInOrder(db: Db): Promise<Brand[]> {
  return (await sql<Brand>`select ${BRAND} from brand order by created_at, id`.execute(db)).rows;
}

/** Locks the active brands: of two that retire at once, one stays. */
export async function countActiveBrands(db: Db): Promise<number> {
  return (await sql`select from brand where active order by id for update`.execute(db)).rows.length;
}

export async function insertBrand(db: Db, brand: Brand, now: Date): Promise<void> {
  const { id, name, language, formOfAddress, signature, active } = brand;
  await db
    .insertInto('brand')
    .values({ id, name, language, form_of_address: formOfAddress, signature, active, created_at: now })
    .execute();
}

export async function writeBrand(
  db: Db,
  { id, name, language, formOfAddress, signature, active }: Brand,
): Promise<void> {
  await db
    .updateTable('brand')
    .set({ name, language, form_of_address: formOfAddress, signature, active })
    .where('id', '=', id)
    .execute();
}
