import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import type { Cursor } from '../reading/cursor.rules.ts';
import type { orderOf } from '../reading/filter.store.ts';

/** More than these are many: they are met on the way, never gathered and sorted (as words are, search.store.ts). */
const MOST = 4_001;

/** The cases a condition leaves, by whatever index is best for it; null when they are too many to sort. */
export async function probeSelected(db: Db, actor: Actor, filter: RawBuilder<unknown>): Promise<string[] | null> {
  const found = await sql<{ case_id: string }>`
    select i.case_id from case_inbox i where ${filter} and ${visibleTo(actor)} limit ${MOST}`.execute(db);
  return found.rows.length < MOST ? found.rows.map((row) => row.case_id) : null;
}

/** A page among a few cases: all of them are read and sorted, whatever the order. */
export function pageAmong(
  actor: Actor,
  ids: readonly string[],
  order: ReturnType<typeof orderOf>,
  after: Cursor | null,
  limit: number,
): RawBuilder<{ case_id: string; at: Date }> {
  const place = after ? order.after(after) : sql`true`;
  return sql`
    with few as materialized (
      select i.case_id, i.next_at, i.moved_at from case_inbox i where i.case_id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)})
    select case_id, ${sql.ref(order.column)} as at from few i where ${place} order by ${order.by} limit ${limit}`;
}
