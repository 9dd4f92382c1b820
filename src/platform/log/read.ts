import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { type House, system, transact, type Work } from '#platform/work/index.ts';
import type { LogEvent } from './event.ts';

/** A place in the log: transaction first, then number. Later commits never land before an earlier reading (invariant 4). */
export interface Position {
  tx: string;
  id: number;
}
export const START: Position = { tx: '0', id: 0 };

export function formatPosition(position: Position): string {
  return `${position.tx}.${position.id}`;
}
export function parsePosition(text: string): Position | null {
  const match = /^(\d{1,20})\.(\d{1,19})$/.exec(text);
  return match ? { tx: match[1] as string, id: Number(match[2]) } : null;
}

/** Events after `position`, in order, only those below the oldest open transaction. */
export async function readAfter(db: Db, position: Position, limit: number): Promise<LogEvent[]> {
  const found = await sql<LogEvent>`
    select id, tx::text as tx, stream, n, type, actor, at, data from event
    where (tx, id) > (${position.tx}::xid8, ${position.id}::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
    order by event.tx, event.id limit ${limit}`.execute(db);
  return found.rows;
}

/** Where the readable log ends now. */
export async function endOfLog(db: Db): Promise<Position> {
  const found = await sql<Position>`
    select tx::text as tx, id from event where tx < pg_snapshot_xmin(pg_current_snapshot())
    order by event.tx desc, event.id desc limit 1`.execute(db);
  return found.rows[0] ?? START;
}

export interface Reader {
  name: string;
  /** Event types it wants; the others only move its cursor. */
  types: readonly string[];
  handle(work: Work, event: LogEvent): Promise<void>;
}

const BATCH = 200;

/**
 * Handles what is new for one reader and moves its cursor in the same transaction, so that a kill between the two repeats
 * nothing that was kept. Returns how many events it passed; 0 when it has caught up or another node holds the cursor.
 * Where nothing concerns it, it only looks: a transaction for each event of others would hold every reader's horizon back.
 */
export async function advance(house: House, reader: Reader): Promise<number> {
  if (!(await concerns(house.database.db, reader))) return 0;
  return transact(house, system(reader.name), async (work) => {
    const held =
      await sql<Position>`select tx::text as tx, id from reader_cursor where reader = ${reader.name} for update skip locked`.execute(
        work.db,
      );
    const from = held.rows[0];
    if (!from) return 0;
    const events = await readAfter(work.db, from, BATCH);
    for (const event of events) {
      if (reader.types.includes(event.type)) await reader.handle(work, event);
    }
    const last = events.at(-1);
    if (last) {
      await sql`update reader_cursor set tx = ${last.tx}::xid8, id = ${last.id}, moved_at = ${work.now} where reader = ${reader.name}`.execute(
        work.db,
      );
    }
    return events.length;
  });
}

/** Whether one of its types is among the next events, or so many of the others that the cursor should move. */
async function concerns(db: Db, reader: Reader): Promise<boolean> {
  const found = await sql<{ known: boolean; wanted: boolean; passed: number }>`
    with cursor as (select tx, id from reader_cursor where reader = ${reader.name}),
      next as materialized (select e.type from event e where (e.tx, e.id) > ((select tx from cursor), (select id from cursor)) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
        order by e.tx, e.id limit ${BATCH})
    select exists (select from cursor) as known, exists (select from next where type = any(${[...reader.types]}::text[])) as wanted,
      (select count(*)::int from next) as passed`.execute(db);
  const state = found.rows[0];
  if (state?.known) return state.wanted || state.passed === BATCH;
  await sql`insert into reader_cursor (reader, tx, id) values (${reader.name}, '0', 0) on conflict do nothing`.execute(
    db,
  );
  return true;
}

export async function catchUp(house: House, reader: Reader): Promise<void> {
  while ((await advance(house, reader)) === BATCH);
}
