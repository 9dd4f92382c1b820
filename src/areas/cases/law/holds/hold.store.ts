import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Actor, type Work } from '#platform/work/index.ts';
import { visibleTo } from '../../access/access.store.ts';

export interface HoldRow {
  id: string;
  reference: string;
  kind: 'service' | 'collection';
  customerId: string | null;
  externalRef: string | null;
  reason: string;
  placedAt: Date;
  placedBy: string;
  liftedAt: Date | null;
  liftReason: string;
  early: boolean;
}

const COLUMNS = sql`
  h.id, f.reference, h.kind, f.customer_id as "customerId", c.external_ref as "externalRef", h.reason, h.placed_at as "placedAt",
  coalesce((select p.name from person p where h.placed_by = 'person:' || p.id), h.placed_by) as "placedBy", h.lifted_at as "liftedAt", h.lift_reason as "liftReason", h.early`;
const FROM = sql`service_hold h join case_file f on f.id = h.case_id join case_inbox i on i.case_id = h.case_id left join customer c on c.id = f.customer_id`;

export async function holdsOf(db: Db, caseId: string): Promise<HoldRow[]> {
  const found =
    await sql<HoldRow>`select ${COLUMNS} from ${FROM} where h.case_id = ${caseId} order by h.placed_at desc, h.id desc`.execute(
      db,
    );
  return found.rows;
}

/** By the moment they last changed, oldest first, through the person asking. */
export async function listHolds(
  { db, actor }: { db: Db; actor: Actor },
  query: { standing: boolean; after: { at: Date; id: string } | null; limit: number },
): Promise<HoldRow[]> {
  const changed = sql`coalesce(h.lifted_at, h.placed_at)`;
  const found = await sql<HoldRow>`
    select ${COLUMNS} from ${FROM} where ${visibleTo(actor)} ${query.standing ? sql`and h.lifted_at is null` : sql``}
      ${query.after ? sql`and (${changed}, h.id) > (${query.after.at}, ${query.after.id}::uuid)` : sql``}
    order by ${changed}, h.id limit ${query.limit}`.execute(db);
  return found.rows;
}

/** Null when one of the kind stands already. */
export async function insertHold(
  work: Work,
  given: { caseId: string; kind: HoldRow['kind']; reason: string },
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    insert into service_hold (id, case_id, kind, reason, placed_at, placed_by)
    values (${newId()}, ${given.caseId}, ${given.kind}, ${storable(given.reason)}, ${work.now}, ${actorKey(work.actor)})
    on conflict (case_id, kind) where lifted_at is null do nothing returning id`.execute(work.db);
  return found.rows[0]?.id ?? null;
}

export async function markLifted(
  work: Work,
  given: { caseId: string; id: string; reason: string; early: boolean },
): Promise<HoldRow['kind'] | null> {
  const found = await sql<{ kind: HoldRow['kind'] }>`
    update service_hold set lifted_at = ${work.now}, lifted_by = ${actorKey(work.actor)}, lift_reason = ${storable(given.reason)}, early = ${given.early}
    where id = ${given.id} and case_id = ${given.caseId} and lifted_at is null returning kind`.execute(work.db);
  return found.rows[0]?.kind ?? null;
}

/** Whether the resolution that stands has reached the customer. */
export async function isNotified(db: Db, caseId: string): Promise<boolean> {
  const found =
    await sql`select 1 from resolution where case_id = ${caseId} and reopened_at is null and notified_at is not null`.execute(
      db,
    );
  return found.rows.length > 0;
}
