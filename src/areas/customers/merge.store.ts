import { sql } from 'kysely';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from './policy.rules.ts';
import { findCustomer } from './store.ts';

/** Which rows a merge moved, by id, so that undo moves exactly those back. */
interface Moved {
  addresses: string[];
  notes: string[];
  tags: string[];
  people: string[];
  cases: string[];
  participants: string[];
  primaries: string[];
}

/** Everything of `otherId` becomes `keptId`'s. The merged record stays, hidden, and leads to the kept one. */
export async function mergeCustomers(work: Work, keptId: string, otherId: string): Promise<void> {
  if (keptId === otherId) throw invalid('customer.merge_self');
  // In id order, so that two people merging the same pair crosswise wait for each other.
  for (const id of [keptId, otherId].toSorted()) await findCustomer(work, id, { lock: true });
  demand(canWrite(work.actor));
  if (work.actor.kind !== 'person') throw missing('customer.not_found');
  const [kept, other] = await Promise.all([findCustomer(work, keptId), findCustomer(work, otherId)]);
  if (kept.merged_into || other.merged_into) throw missing('customer.not_found');
  if (kept.kind !== other.kind) throw invalid('customer.merge_kinds');
  const moved = await moveRows(work, keptId, otherId);
  await work.db.updateTable('customer').set({ merged_into: keptId }).where('id', '=', otherId).execute();
  const id = newId();
  await work.db
    .insertInto('customer_merge')
    .values({
      id,
      kept_id: keptId,
      merged_id: otherId,
      moved: JSON.stringify(moved),
      by_id: work.actor.id,
      at: work.now,
    })
    .execute();
  record(work, ['customer', keptId], 'customer.merged', {
    merge: id,
    kept: keptId,
    merged: otherId,
    cases: moved.cases,
  });
  record(work, ['customer', otherId], 'customer.merged', {
    merge: id,
    kept: keptId,
    merged: otherId,
    cases: moved.cases,
  });
}

async function moveRows(work: Work, keptId: string, otherId: string): Promise<Moved> {
  const ids = async (statement: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> =>
    (await statement.execute(work.db)).rows.map((row) => row.id);
  // A phone both had stays with each: the unique (customer, kind, value) would refuse the move, and undo needs it.
  const primaries = await ids(
    sql<{ id: string }>`select id from customer_address where customer_id = ${otherId} and is_primary`,
  );
  return {
    primaries,
    addresses: await ids(sql<{ id: string }>`
      update customer_address a set customer_id = ${keptId}, is_primary = false where customer_id = ${otherId}
      and not exists (select from customer_address k where k.customer_id = ${keptId} and k.kind = a.kind and k.value = a.value) returning id`),
    notes: await ids(
      sql<{ id: string }>`update customer_note set customer_id = ${keptId} where customer_id = ${otherId} returning id`,
    ),
    tags: await ids(
      sql<{
        id: string;
      }>`insert into customer_tag (customer_id, tag_id) select ${keptId}, tag_id from customer_tag where customer_id = ${otherId} on conflict do nothing returning tag_id as id`,
    ),
    people: await ids(
      sql<{ id: string }>`update customer set company_id = ${keptId} where company_id = ${otherId} returning id`,
    ),
    cases: await ids(
      sql<{ id: string }>`update case_file set customer_id = ${keptId} where customer_id = ${otherId} returning id`,
    ),
    participants: await ids(
      sql<{
        id: string;
      }>`update participant set customer_id = ${keptId} where customer_id = ${otherId} returning case_id || ' ' || address as id`,
    ),
  };
}

/** Puts back exactly what the merge moved. What came to the kept record afterwards stays there. */
export async function undoMerge(work: Work, keptId: string, mergeId: string): Promise<void> {
  const kept = await findCustomer(work, keptId, { lock: true });
  demand(canWrite(work.actor));
  // What the merge moved has gone on with the kept record: from here it could not be put back.
  if (kept.merged_into) throw conflict('customer.merge_goes_on');
  const merge = await work.db
    .selectFrom('customer_merge')
    .selectAll()
    .where('id', '=', mergeId)
    .where('kept_id', '=', keptId)
    .forUpdate()
    .executeTakeFirst();
  if (!merge) throw missing('customer.not_found');
  if (merge.undone_at) throw conflict('customer.merge_undone');
  const moved = merge.moved as unknown as Moved;
  const back = merge.merged_id;
  await sql`update customer_address set customer_id = ${back}, is_primary = id = any(${moved.primaries}::uuid[]) where id = any(${moved.addresses}::uuid[]) and customer_id = ${keptId}`.execute(
    work.db,
  );
  await sql`update customer_note set customer_id = ${back} where id = any(${moved.notes}::uuid[])`.execute(work.db);
  await sql`delete from customer_tag where customer_id = ${keptId} and tag_id = any(${moved.tags}::uuid[])`.execute(
    work.db,
  );
  await sql`update customer set company_id = ${back} where id = any(${moved.people}::uuid[]) and company_id = ${keptId}`.execute(
    work.db,
  );
  await sql`update case_file set customer_id = ${back} where id = any(${moved.cases}::uuid[]) and customer_id = ${keptId}`.execute(
    work.db,
  );
  await sql`update participant set customer_id = ${back} where case_id || ' ' || address = any(${moved.participants}::text[]) and case_id = any(${moved.participants.map((text) => text.split(' ')[0] as string)}::uuid[])`.execute(
    work.db,
  );
  await work.db.updateTable('customer').set({ merged_into: null }).where('id', '=', back).execute();
  await work.db.updateTable('customer_merge').set({ undone_at: work.now }).where('id', '=', mergeId).execute();
  record(work, ['customer', keptId], 'customer.merge_undone', {
    merge: mergeId,
    kept: keptId,
    merged: back,
    cases: moved.cases,
  });
  record(work, ['customer', back], 'customer.merge_undone', {
    merge: mergeId,
    kept: keptId,
    merged: back,
    cases: moved.cases,
  });
}
