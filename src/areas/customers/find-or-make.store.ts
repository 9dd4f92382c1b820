import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { nameFromEmail, normalEmail, normalPhone } from './addresses.rules.ts';
import { CUSTOMER_LANGUAGES } from './contract.ts';
import { countryOf, ownersOfPhone, standingCustomer } from './store.ts';

type CustomerLanguage = (typeof CUSTOMER_LANGUAGES)[number];
export interface Found {
  id: string;
  created: boolean;
}
/** With what a mail to them needs. */
export interface FoundByEmail extends Found {
  name: string;
  language: string | null;
}

/**
 * The customer with this e-mail, made when new. Two first mails at once make one customer: the unique address decides,
 * the loser waits for the winner and takes its customer. Null when the text is no address.
 */
export async function customerForEmail(
  work: Work,
  given: { email: string; name?: string; language?: string | null },
): Promise<FoundByEmail | null> {
  const email = normalEmail(given.email);
  if (!email) return null;
  const known = await standingOwner(work.db, email);
  if (known) return { ...known, created: false };
  const id = newId();
  const name =
    storable(given.name ?? '')
      .trim()
      .slice(0, 200) || nameFromEmail(email);
  const language = CUSTOMER_LANGUAGES.includes(given.language as CustomerLanguage) ? given.language : null;
  const made = await sql`
    with taken as (
      insert into customer_address (id, customer_id, kind, value, is_primary, created_at) values (${newId()}, ${id}, 'email', ${email}, true, ${work.now})
      on conflict (value) where kind = 'email' do nothing returning customer_id
    )
    insert into customer (id, kind, name, language, created_at) select customer_id, 'person', ${name}, ${language ?? null}, ${work.now} from taken`.execute(
    work.db,
  );
  if (made.numAffectedRows === 0n) return { ...((await standingOwner(work.db, email)) as Owner), created: false };
  record(work, ['customer', id], 'customer.created', { by: 'email' }, { fresh: true });
  return { id, created: true, name, language: language ?? null };
}

type Owner = Omit<FoundByEmail, 'created'>;

/** Kept from being merged until the transaction ends: what is written for them must not stay behind on a record that has gone. */
async function standingOwner(db: Db, email: string): Promise<Owner | undefined> {
  const found = await sql<{ id: string }>`
    select customer_id as id from customer_address where kind = 'email' and value = ${email}`.execute(db);
  const owner = found.rows[0]?.id;
  const id = owner && (await standingCustomer(db, owner));
  if (!id) return undefined;
  return (await sql<Owner>`select id, name, language from customer where id = ${id}`.execute(db)).rows[0];
}

/** Whether this customer has shown that the address is theirs (DMARC passed, or an answer came through our own token). */
export async function isProvenAddress(db: Db, customerId: string, email: string): Promise<boolean> {
  const found = await sql<{ proven: boolean }>`
    select proven_at is not null as proven from customer_address where kind = 'email' and value = ${email.toLowerCase()} and customer_id = ${customerId}`.execute(
    db,
  );
  return found.rows[0]?.proven ?? false;
}

/**
 * The customer with this phone when exactly one has it; a new one otherwise. Null when the text is no phone number. Several
 * may share a number (a family, an office), so nothing in the table keeps two first calls apart: the lock does.
 */
export async function customerForPhone(work: Work, given: { phone: string; name?: string }): Promise<Found | null> {
  const phone = normalPhone(given.phone, await countryOf(work.db));
  if (!phone) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`customer-phone ${phone}`}, 0))`.execute(work.db);
  const owners = await ownersOfPhone(work.db, phone);
  const standing = owners.length === 1 ? await standingCustomer(work.db, owners[0] as string) : null;
  if (standing) return { id: standing, created: false };
  const id = newId();
  await work.db
    .insertInto('customer')
    .values({ id, kind: 'person', name: given.name?.trim() || phone, created_at: work.now })
    .execute();
  await work.db
    .insertInto('customer_address')
    .values({ id: newId(), customer_id: id, kind: 'phone', value: phone, is_primary: true, created_at: work.now })
    .execute();
  record(work, ['customer', id], 'customer.created', { by: 'phone' }, { fresh: true });
  return { id, created: true };
}

/** A customer known by name only (a visit, a letter): always a new record; a person merges if it turns out to be an old one. */
export async function customerByNameOnly(work: Work, name: string): Promise<Found> {
  const id = newId();
  await work.db
    .insertInto('customer')
    .values({ id, kind: 'person', name: name.trim().slice(0, 200), created_at: work.now })
    .execute();
  record(work, ['customer', id], 'customer.created', { by: 'name' }, { fresh: true });
  return { id, created: true };
}

/** A mail to this address came back for good. */
export async function markBounced(work: Work, email: string, reason: string): Promise<void> {
  const marked = await sql<{ customer_id: string }>`
    update customer_address set bounced_at = ${work.now}, bounce_reason = ${reason.slice(0, 500)} where kind = 'email' and value = ${email.toLowerCase()} returning customer_id`.execute(
    work.db,
  );
  for (const row of marked.rows) record(work, ['customer', row.customer_id], 'customer.address_bounced', {});
}

/** Whoever writes really has this address (DMARC passed, or an answer came through our own token). A mark of bounce goes. */
export async function markProven(work: Work, email: string): Promise<void> {
  const marked = await sql<{ customer_id: string }>`
    update customer_address set proven_at = coalesce(proven_at, ${work.now}), bounced_at = null, bounce_reason = null
    where kind = 'email' and value = ${email.toLowerCase()} and (proven_at is null or bounced_at is not null) returning customer_id`.execute(
    work.db,
  );
  for (const row of marked.rows) record(work, ['customer', row.customer_id], 'customer.address_proven', {});
}

export interface CustomerCard {
  id: string;
  kind: 'person' | 'company';
  name: string;
  language: string | null;
  preferredChannel: string | null;
  preferredFormat: string | null;
  communicationNeeds: string;
  vulnerable: boolean;
  email: string | null;
  emailProven: boolean;
  emailBounced: boolean;
  phone: string | null;
}

/** What other areas show of customers, in one query. */
export async function customersByIds(db: Db, ids: readonly string[]): Promise<Map<string, CustomerCard>> {
  if (ids.length === 0) return new Map();
  const found = await sql<CustomerCard>`
    select c.id, c.kind, c.name, c.language, c.preferred_channel as "preferredChannel", c.preferred_format as "preferredFormat",
      c.communication_needs as "communicationNeeds", c.vulnerable, e.value as email, coalesce(e.proven_at is not null, false) as "emailProven",
      coalesce(e.bounced_at is not null, false) as "emailBounced", p.value as phone
    from customer c
    left join lateral (select value, proven_at, bounced_at from customer_address where customer_id = c.id and kind = 'email' order by is_primary desc, created_at limit 1) e on true
    left join lateral (select value from customer_address where customer_id = c.id and kind = 'phone' order by is_primary desc, created_at limit 1) p on true
    where c.id = any(${ids}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}
