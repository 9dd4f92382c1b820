import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { normalAddress } from './addresses.rules.ts';
import { canRemoveNote, canWrite } from './policy.rules.ts';
import { countryOf, insertCustomer, lockStanding, ownerOfEmail, standingCustomer } from './store.ts';

export interface AddressInput {
  kind: 'email' | 'phone';
  value: string;
  label: string;
  primary: boolean;
}
export interface CustomerInput {
  kind?: 'person' | 'company';
  name?: string;
  companyId?: string | null;
  externalRef?: string | null;
  language?: string | null;
  preferredChannel?: string | null;
  preferredFormat?: string | null;
  communicationNeeds?: string;
  region?: string;
  vulnerable?: boolean;
  vulnerableBecause?: 'age' | 'disability' | 'other' | null;
  tagIds?: string[];
}

export async function createCustomer(
  work: Work,
  input: CustomerInput & { name: string; addresses: AddressInput[] },
): Promise<string> {
  demand(canWrite(work.actor));
  const companyId = input.companyId ? await companyOf(work, input.companyId) : null;
  const id = newId();
  await insertCustomer(work, {
    id,
    kind: input.kind ?? 'person',
    name: input.name,
    company_id: companyId,
    external_ref: input.externalRef || null,
    language: input.language ?? null,
    preferred_channel: input.preferredChannel ?? null,
    preferred_format: input.preferredFormat ?? null,
    communication_needs: input.communicationNeeds ?? '',
    region: input.region ?? '',
    vulnerable: input.vulnerable ?? (input.vulnerableBecause ?? null) !== null,
    vulnerable_because: input.vulnerable === false ? null : (input.vulnerableBecause ?? null),
  });
  record(work, ['customer', id], 'customer.created', { by: 'person' }, { fresh: true });
  for (const address of input.addresses) await keepAddress(work, id, address);
  if (input.tagIds) await keepTags(work, id, input.tagIds);
  return id;
}

const COLUMNS = {
  kind: 'kind',
  name: 'name',
  companyId: 'company_id',
  externalRef: 'external_ref',
  language: 'language',
  preferredChannel: 'preferred_channel',
  preferredFormat: 'preferred_format',
  communicationNeeds: 'communication_needs',
  region: 'region',
  vulnerable: 'vulnerable',
  vulnerableBecause: 'vulnerable_because',
} as const;

/** A ground makes somebody vulnerable; who no longer is has none. */
function consistent(input: CustomerInput): CustomerInput {
  if (input.vulnerableBecause) return { ...input, vulnerable: true };
  return input.vulnerable === false ? { ...input, vulnerableBecause: null } : { ...input };
}

export async function updateCustomer(work: Work, asked: string, given: CustomerInput): Promise<void> {
  const input = consistent(given);
  const customer = await lockStanding(work, asked);
  const { id } = customer;
  demand(canWrite(work.actor));
  if (input.companyId) input.companyId = await companyOf(work, input.companyId, id);
  const changed = Object.entries(COLUMNS).filter(([field, column]) => {
    const value = input[field as keyof CustomerInput];
    return value !== undefined && value !== customer[column];
  });
  if (changed.length > 0) {
    const set = Object.fromEntries(
      changed.map(([field, column]) => [
        column,
        input[field as keyof CustomerInput] === '' && column === 'external_ref'
          ? null
          : input[field as keyof CustomerInput],
      ]),
    );
    await work.db.updateTable('customer').set(set).where('id', '=', id).execute();
  }
  const tagged = input.tagIds ? await keepTags(work, id, input.tagIds) : false;
  if (changed.length > 0 || tagged)
    record(work, ['customer', id], 'customer.changed', {
      fields: [...changed.map(([field]) => field), ...(tagged ? ['tagIds'] : [])],
    });
}

/** A company that was merged stands for the one it goes on in. */
async function companyOf(work: Work, given: string, self?: string): Promise<string> {
  const companyId = (await standingCustomer(work.db, given)) ?? given;
  const found = await work.db
    .selectFrom('customer')
    .select('id')
    .where('id', '=', companyId)
    .where('kind', '=', 'company')
    .executeTakeFirst();
  if (!found || companyId === self) throw invalid('customer.company_not_found');
  return companyId;
}

async function keepTags(work: Work, id: string, tagIds: string[]): Promise<boolean> {
  const wanted = [...new Set(tagIds)];
  const known =
    wanted.length === 0 ? [] : await work.db.selectFrom('tag').select('id').where('id', 'in', wanted).execute();
  if (known.length !== wanted.length) throw invalid('tag.not_found');
  const before = (
    await work.db.selectFrom('customer_tag').select('tag_id').where('customer_id', '=', id).execute()
  ).map((row) => row.tag_id);
  if (before.length === wanted.length && before.every((tag) => wanted.includes(tag))) return false;
  await work.db.deleteFrom('customer_tag').where('customer_id', '=', id).execute();
  if (wanted.length > 0)
    await work.db
      .insertInto('customer_tag')
      .values(wanted.map((tag_id) => ({ customer_id: id, tag_id })))
      .execute();
  return true;
}

export async function addAddress(work: Work, asked: string, input: AddressInput): Promise<void> {
  const { id } = await lockStanding(work, asked);
  demand(canWrite(work.actor));
  await keepAddress(work, id, input);
}

interface AddressRow {
  id: string;
  customer_id: string;
  kind: 'email' | 'phone';
  value: string;
  label: string;
  is_primary: boolean;
  created_at: Date;
}

async function keepAddress(work: Work, id: string, input: AddressInput): Promise<void> {
  const value = normalAddress(input.kind, input.value, await countryOf(work.db));
  if (!value) throw invalid(input.kind === 'email' ? 'customer.email_invalid' : 'customer.phone_invalid');
  await demandFree(work, id, input.kind, value);
  const others = work.db
    .selectFrom('customer_address')
    .select('id')
    .where('customer_id', '=', id)
    .where('kind', '=', input.kind);
  const first = (await others.executeTakeFirst()) === undefined;
  if (input.primary)
    await work.db
      .updateTable('customer_address')
      .set({ is_primary: false })
      .where('customer_id', '=', id)
      .where('kind', '=', input.kind)
      .execute();
  const address = await insertOrChange(work, {
    id: newId(),
    customer_id: id,
    kind: input.kind,
    value,
    label: input.label,
    is_primary: input.primary || first,
    created_at: work.now,
  });
  record(work, ['customer', id], 'customer.address_added', { kind: input.kind, address });
}

async function demandFree(work: Work, id: string, kind: 'email' | 'phone', value: string): Promise<void> {
  const owner = kind === 'email' ? await ownerOfEmail(work.db, value) : null;
  if (owner && owner !== id) throw conflict('customer.address_taken', { customerId: owner });
}

/** What the table refuses is either an address of theirs, which changes, or one that somebody else took just now. */
async function insertOrChange(work: Work, row: AddressRow): Promise<string> {
  const made = await work.db
    .insertInto('customer_address')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 0n) return row.id;
  await demandFree(work, row.customer_id, row.kind, row.value);
  const { id } = await work.db
    .updateTable('customer_address')
    .set({ label: row.label, is_primary: row.is_primary })
    .where('customer_id', '=', row.customer_id)
    .where('kind', '=', row.kind)
    .where('value', '=', row.value)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function removeAddress(work: Work, asked: string, addressId: string): Promise<void> {
  const { id } = await lockStanding(work, asked);
  demand(canWrite(work.actor));
  const removed = await work.db
    .deleteFrom('customer_address')
    .where('id', '=', addressId)
    .where('customer_id', '=', id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw missing('customer.not_found');
  record(work, ['customer', id], 'customer.address_removed', { address: addressId });
}

export async function addNote(work: Work, asked: string, text: string): Promise<void> {
  const { id } = await lockStanding(work, asked);
  demand(canWrite(work.actor));
  if (work.actor.kind !== 'person') throw missing('customer.not_found');
  const noteId = newId();
  await work.db
    .insertInto('customer_note')
    .values({ id: noteId, customer_id: id, author_id: work.actor.id, text, created_at: work.now })
    .execute();
  record(work, ['customer', id], 'customer.note_added', { note: noteId });
}

export async function removeNote(work: Work, asked: string, noteId: string): Promise<void> {
  const { id } = await lockStanding(work, asked);
  const note = await work.db
    .selectFrom('customer_note')
    .select('author_id')
    .where('id', '=', noteId)
    .where('customer_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!note) throw missing('customer.not_found');
  demand(canRemoveNote(work.actor, note.author_id));
  await work.db.updateTable('customer_note').set({ deleted_at: work.now }).where('id', '=', noteId).execute();
  record(work, ['customer', id], 'customer.note_removed', { note: noteId });
}
