import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { demand, missing } from '#platform/errors/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import type { Sought } from './addresses.rules.ts';
import { canRead } from './policy.rules.ts';

export interface CustomerRecord {
  id: string;
  kind: 'person' | 'company';
  name: string;
  company_id: string | null;
  external_ref: string | null;
  language: string | null;
  preferred_channel: string | null;
  preferred_format: string | null;
  communication_needs: string;
  region: string;
  vulnerable: boolean;
  vulnerable_because: string | null;
  merged_into: string | null;
  created_at: Date;
}

/** A record through the person asking. A merged record leads to the one that was kept. */
export async function findCustomer(
  work: { db: Db; actor: Actor },
  id: string,
  options: { lock?: boolean } = {},
): Promise<CustomerRecord> {
  demand(canRead(work.actor));
  let query = work.db.selectFrom('customer').selectAll().where('id', '=', id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw missing('customer.not_found');
  return row as CustomerRecord;
}

/** Locks this record or, when it was merged, the one it goes on in: nothing is written to a hidden one. */
export async function lockStanding(work: { db: Db; actor: Actor }, id: string): Promise<CustomerRecord> {
  const seen = await findCustomer(work, id);
  if (seen.merged_into) return lockStanding(work, seen.merged_into);
  const locked = await findCustomer(work, id, { lock: true });
  return locked.merged_into ? lockStanding(work, locked.merged_into) : locked;
}

/** The id under which this customer goes on, kept from being merged until the transaction ends; null when there is none. */
export async function standingCustomer(db: Db, id: string): Promise<string | null> {
  const found = await sql<{ into: string | null }>`
    select merged_into as into from customer where id = ${id} for key share`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return row.into ? standingCustomer(db, row.into) : id;
}

export interface ListRow {
  id: string;
  kind: 'person' | 'company';
  name: string;
  company: string | null;
  email: string | null;
  phone: string | null;
  vulnerable: boolean;
  sort: string;
}

export interface ListQuery {
  sought: Sought | null;
  kind: 'person' | 'company' | undefined;
  tag: string | undefined;
  after: { sort: string; id: string } | null;
  limit: number;
}

/** Found by exact address first, then by words of the name; without a search, alphabetical. Keyset pages. */
export async function listCustomers(work: { db: Db; actor: Actor }, query: ListQuery): Promise<ListRow[]> {
  demand(canRead(work.actor));
  const found = await sql<ListRow>`
    select c.id, c.kind, c.name, company.name as company, c.vulnerable, plain(c.name) as sort,
      (select value from customer_address a where a.customer_id = c.id and a.kind = 'email' order by is_primary desc, created_at limit 1) as email,
      (select value from customer_address a where a.customer_id = c.id and a.kind = 'phone' order by is_primary desc, created_at limit 1) as phone
    from customer c left join customer company on company.id = c.company_id
    where c.merged_into is null
      ${query.kind ? sql`and c.kind = ${query.kind}` : sql``}
      ${query.tag ? sql`and exists (select from customer_tag t where t.customer_id = c.id and t.tag_id = ${query.tag})` : sql``}
      ${query.after ? sql`and (plain(c.name), c.id) > (${query.after.sort}, ${query.after.id}::uuid)` : sql``}
      ${query.sought ? matching(query.sought) : sql``}
    order by plain(c.name), c.id limit ${query.limit}`.execute(work.db);
  return found.rows;
}

function matching(sought: Sought) {
  const byAddress = [sought.email, sought.phone].filter((value) => value !== null);
  if (byAddress.length > 0) {
    return sql`and c.id in (select customer_id from customer_address where ${sql.join(
      byAddress.map((value) => sql`value like ${`${escapeLike(value)}%`}`),
      sql` or `,
    )})`;
  }
  const words = sought.words.split(/\s+/).filter((word) => word !== '');
  return sql`and (c.external_ref = ${sought.words} or (${sql.join(
    words.map((word) => sql`plain(c.name) like '%' || plain(${escapeLike(word)}) || '%'`),
    sql` and `,
  )}))`;
}

export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

export interface CaseCounts {
  id: string;
  open: number;
  total: number;
  last_at: Date | null;
}

/** Open and all cases of these customers; read-only look across, kept beside the record because the list shows it. */
export async function caseCounts(db: Db, ids: readonly string[]): Promise<Map<string, CaseCounts>> {
  const found = await sql<CaseCounts>`
    select f.customer_id as id, count(*) filter (where i.ball <> 'resolved')::int as open, count(*)::int as total, max(i.moved_at) as last_at
    from case_file f join case_inbox i on i.case_id = f.id where f.customer_id = any(${ids}::uuid[]) group by f.customer_id`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [row.id, row]));
}

export async function addressesOf(db: Db, id: string) {
  return db
    .selectFrom('customer_address')
    .selectAll()
    .where('customer_id', '=', id)
    .orderBy('kind')
    .orderBy('is_primary', 'desc')
    .orderBy('created_at')
    .execute();
}

export async function notesOf(db: Db, id: string) {
  return db
    .selectFrom('customer_note as n')
    .innerJoin('person as p', 'p.id', 'n.author_id')
    .select(['n.id', 'n.text', 'n.created_at', 'n.author_id', 'p.name as author'])
    .where('n.customer_id', '=', id)
    .where('n.deleted_at', 'is', null)
    .orderBy('n.created_at', 'desc')
    .execute();
}

export async function tagIdsOf(db: Db, id: string): Promise<string[]> {
  return (await db.selectFrom('customer_tag').select('tag_id').where('customer_id', '=', id).execute()).map(
    (row) => row.tag_id,
  );
}

export async function mergesOf(db: Db, id: string) {
  return db
    .selectFrom('customer_merge as m')
    .innerJoin('customer as c', 'c.id', 'm.merged_id')
    .innerJoin('person as p', 'p.id', 'm.by_id')
    .select(['m.id', 'c.name', 'm.at', 'p.name as by'])
    .where('m.kept_id', '=', id)
    .where('m.undone_at', 'is', null)
    .orderBy('m.at', 'desc')
    .execute();
}

export async function peopleOfCompany(db: Db, id: string) {
  return db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('company_id', '=', id)
    .where('merged_into', 'is', null)
    .orderBy('name')
    .limit(200)
    .execute();
}

export async function nameOf(db: Db, id: string | null): Promise<string | null> {
  if (!id) return null;
  return (await db.selectFrom('customer').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
}

export async function ownerOfEmail(db: Db, email: string): Promise<string | null> {
  return (
    (
      await db
        .selectFrom('customer_address')
        .select('customer_id')
        .where('kind', '=', 'email')
        .where('value', '=', email)
        .executeTakeFirst()
    )?.customer_id ?? null
  );
}

/** Whoever has this number now: a record merged into another one counts as that other one. */
export async function ownersOfPhone(db: Db, phone: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct coalesce(c.merged_into, c.id) as id from customer_address a join customer c on c.id = a.customer_id
    where a.kind = 'phone' and a.value = ${phone} limit 5`.execute(db);
  return found.rows.map((row) => row.id);
}

export async function insertCustomer(
  work: Work,
  row: Omit<CustomerRecord, 'merged_into' | 'created_at'>,
): Promise<void> {
  await work.db
    .insertInto('customer')
    .values({ ...row, created_at: work.now })
    .execute();
}

export async function countryOf(db: Db): Promise<string> {
  return (await db.selectFrom('company').select('country').executeTakeFirst())?.country ?? 'ES';
}
