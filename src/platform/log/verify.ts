import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { GENESIS, hashEvent, type EventData } from './event.ts';
import { sealRoot, type Leaf } from './seal.ts';

/** What is wrong, where. `id` is the event's number in the log when one is known. */
export interface Broken {
  what: 'altered' | 'missing' | 'inserted' | 'head' | 'seal';
  stream: string;
  n: number;
  id: number | null;
  detail: string;
}

export interface Verification {
  events: number;
  streams: number;
  seals: number;
  /** Oldest first; empty when every event, chain, head and seal agrees. */
  broken: Broken[];
}

interface Row {
  id: number;
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: Date;
  data: EventData;
  prev: Buffer;
  hash: Buffer;
}

const PAGE = 5_000;
const MOST = 100;

/** Recomputes every hash, follows every chain to its head and every seal to its root. Reads in pages; memory stays flat. */
export async function verifyLog(db: Db, only?: string): Promise<Verification> {
  const broken: Broken[] = [];
  let events = 0;
  let last: Row | undefined;
  for (;;) {
    const page = await nextPage(db, last, only);
    for (const row of page) {
      const before = last?.stream === row.stream ? last : undefined;
      if (broken.length < MOST) broken.push(...checkEvent(row, before));
      last = row;
    }
    events += page.length;
    if (page.length < PAGE) break;
  }
  const heads = await checkHeads(db, only);
  const seals = only ? { count: 0, broken: [] } : await checkSeals(db);
  broken.push(...heads.broken, ...seals.broken);
  return { events, streams: heads.count, seals: seals.count, broken: inOrder(broken) };
}

/** The oldest event first; within one chain, its own order (an inserted row has a young number in an old place). */
function inOrder(broken: Broken[]): Broken[] {
  const oldest = new Map<string, number>();
  for (const { stream, id } of broken)
    oldest.set(stream, Math.min(oldest.get(stream) ?? Number.MAX_SAFE_INTEGER, id ?? Number.MAX_SAFE_INTEGER));
  return broken.toSorted((a, b) => (oldest.get(a.stream) ?? 0) - (oldest.get(b.stream) ?? 0) || a.n - b.n);
}

async function nextPage(db: Db, last: Row | undefined, only: string | undefined): Promise<Row[]> {
  const found = await sql<Row>`
    select id, stream, n, type, actor, at, data, prev, hash from event
    where (stream, n) > (${last?.stream ?? ''}, ${last?.n ?? 0}) ${only ? sql`and stream = ${only}` : sql``}
    order by stream, n limit ${PAGE}`.execute(db);
  return found.rows;
}

function checkEvent(row: Row, before: Row | undefined): Broken[] {
  const at = { stream: row.stream, n: row.n, id: row.id };
  const expected = (before?.n ?? 0) + 1;
  if (row.n > expected) return [{ ...at, what: 'missing', detail: `event ${expected} of this stream is gone` }];
  const prev = before?.hash ?? GENESIS;
  if (!row.prev.equals(prev))
    return [
      {
        ...at,
        what: 'inserted',
        detail: 'it does not follow the event before it (inserted, re-ordered or its neighbour altered)',
      },
    ];
  if (!hashEvent(row).equals(row.hash))
    return [{ ...at, what: 'altered', detail: 'its content does not match its hash' }];
  return [];
}

/** Each chain must end where its stream says: a cut tail leaves a head that points at nothing. */
async function checkHeads(db: Db, only: string | undefined): Promise<{ count: number; broken: Broken[] }> {
  const found = await sql<{ id: string; n: number; last_id: number | null }>`
    select s.id, s.n, e.id as last_id from stream s left join event e on e.stream = s.id and e.n = s.n
    where (e.id is null and s.n > 0 or e.hash <> s.head) ${only ? sql`and s.id = ${only}` : sql``} order by s.id limit ${MOST}`.execute(
    db,
  );
  const orphans = await sql<{ stream: string; n: number; id: number }>`
    select e.stream, e.n, e.id from event e join stream s on s.id = e.stream where e.n > s.n ${only ? sql`and e.stream = ${only}` : sql``} order by e.id limit ${MOST}`.execute(
    db,
  );
  const count = await sql<{
    count: number;
  }>`select count(*)::int as count from stream ${only ? sql`where id = ${only}` : sql``}`.execute(db);
  return {
    count: count.rows[0]?.count ?? 0,
    broken: [
      ...found.rows.map((row): Broken => ({
        what: row.last_id === null ? 'missing' : 'head',
        stream: row.id,
        n: row.n,
        id: row.last_id,
        detail: row.last_id === null ? 'the end of this chain was cut' : 'the head does not match the last event',
      })),
      ...orphans.rows.map((row): Broken => ({
        what: 'head',
        stream: row.stream,
        n: row.n,
        id: row.id,
        detail: 'the head stands before the last event',
      })),
    ],
  };
}

/** Each sealed leaf must still be in the log, and each root must come out again. */
async function checkSeals(db: Db): Promise<{ count: number; broken: Broken[] }> {
  const seals = await db.selectFrom('seal').selectAll().orderBy('day').execute();
  const broken: Broken[] = [];
  let previous = GENESIS as Buffer;
  for (const seal of seals) {
    const day = seal.day.toISOString().slice(0, 10);
    const leaves = await sql<Leaf & { now: Buffer | null; id: number | null }>`
      select l.stream, l.n, l.hash, e.hash as now, e.id from seal_leaf l left join event e on e.stream = l.stream and e.n = l.n
      where l.day = ${day}::date order by l.stream collate "C"`.execute(db);
    const changed = leaves.rows.find((leaf) => !leaf.now?.equals(leaf.hash));
    if (changed)
      broken.push({
        what: 'seal',
        stream: changed.stream,
        n: changed.n,
        id: changed.id,
        detail: `differs from the seal of ${day}`,
      });
    if (!seal.prev.equals(previous) || !sealRoot(previous, leaves.rows).equals(seal.root))
      broken.push({
        what: 'seal',
        stream: `seal:${day}`,
        n: 0,
        id: null,
        detail: `the seal of ${day} does not come out again`,
      });
    previous = seal.root;
  }
  return { count: seals.length, broken };
}
