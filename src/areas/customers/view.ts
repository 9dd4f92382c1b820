import type { Work } from '#platform/work/index.ts';
import type { CustomerRow, CustomerView } from './contract.ts';
import { ability, canRemoveNote, canWrite } from './policy.rules.ts';
import {
  addressesOf,
  caseCounts,
  findCustomer,
  mergesOf,
  nameOf,
  notesOf,
  peopleOfCompany,
  tagIdsOf,
  type CustomerRecord,
  type ListRow,
} from './store.ts';

export async function viewCustomer(work: Work, id: string): Promise<CustomerView> {
  const customer = await findCustomer(work, id);
  const [addresses, notes, tagIds, merges, people, companyName, counts] = await Promise.all([
    addressesOf(work.db, id),
    notesOf(work.db, id),
    tagIdsOf(work.db, id),
    mergesOf(work.db, id),
    customer.kind === 'company' ? peopleOfCompany(work.db, id) : [],
    nameOf(work.db, customer.company_id),
    caseCounts(work.db, [id]),
  ]);
  return {
    ...facts(customer),
    companyName,
    tagIds,
    addresses: addresses.map((row) => ({
      id: row.id,
      kind: row.kind as 'email' | 'phone',
      value: row.value,
      label: row.label,
      primary: row.is_primary,
      proven: row.proven_at !== null,
      bouncedAt: row.bounced_at?.toISOString() ?? null,
      bounceReason: row.bounce_reason,
    })),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      author: note.author,
      at: note.created_at.toISOString(),
      can: { remove: ability(canRemoveNote(work.actor, note.author_id)) },
    })),
    people,
    merges: merges.map((merge) => ({ id: merge.id, name: merge.name, at: merge.at.toISOString(), by: merge.by })),
    openCases: counts.get(id)?.open ?? 0,
    totalCases: counts.get(id)?.total ?? 0,
    can: abilitiesOf(work),
  };
}

function facts(row: CustomerRecord) {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    companyId: row.company_id,
    externalRef: row.external_ref,
    language: row.language as CustomerView['language'],
    preferredChannel: row.preferred_channel as CustomerView['preferredChannel'],
    preferredFormat: row.preferred_format as CustomerView['preferredFormat'],
    communicationNeeds: row.communication_needs,
    region: row.region,
    vulnerable: row.vulnerable,
    vulnerableBecause: row.vulnerable_because as CustomerView['vulnerableBecause'],
    since: row.created_at.toISOString(),
    mergedInto: row.merged_into,
  };
}

export function abilitiesOf(work: Work): Record<string, true | string> {
  const write = ability(canWrite(work.actor));
  return { create: write, edit: write, merge: write, note: write };
}

export async function viewRows(work: Work, rows: readonly ListRow[]): Promise<CustomerRow[]> {
  const counts = await caseCounts(
    work.db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    vulnerable: row.vulnerable,
    openCases: counts.get(row.id)?.open ?? 0,
    totalCases: counts.get(row.id)?.total ?? 0,
    lastContactAt: counts.get(row.id)?.last_at?.toISOString() ?? null,
  }));
}
