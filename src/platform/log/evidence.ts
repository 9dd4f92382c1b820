import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { EventData } from './event.ts';
import { auditPath } from './merkle.ts';
import { leafBytes, sealLeaf, type Leaf } from './seal.ts';

/** One event as an outsider checks it: everything its hash is made of, hashes in hex. */
export interface EventEvidence {
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: string;
  data: EventData;
  prev: string;
  hash: string;
}

/** The day's seal that holds an event of the stream: with `path`, its root comes out of that one event. */
export interface SealEvidence {
  day: string;
  n: number;
  hash: string;
  path: { side: 'left' | 'right'; hash: string }[];
  root: string;
  previousRoot: string;
}

/** A stream's whole chain, in its order. */
export async function chainOf(db: Db, stream: string): Promise<EventEvidence[]> {
  const rows = await db
    .selectFrom('event')
    .select(['stream', 'n', 'type', 'actor', 'at', 'data', 'prev', 'hash'])
    .where('stream', '=', stream)
    .orderBy('n')
    .execute();
  return rows.map(({ at, data, prev, hash, ...event }) => ({
    ...event,
    at: at.toISOString(),
    data: data as EventData,
    prev: prev.toString('hex'),
    hash: hash.toString('hex'),
  }));
}

/** Every daily seal the stream is in, oldest first. Empty until the first night after it began. */
export async function sealsOf(db: Db, stream: string): Promise<SealEvidence[]> {
  const found = await sql<{ day: string; root: Buffer; prev: Buffer }>`
    select to_char(s.day, 'YYYY-MM-DD') as day, s.root, s.prev from seal_leaf l join seal s on s.day = l.day
    where l.stream = ${stream} order by s.day`.execute(db);
  const seals: SealEvidence[] = [];
  for (const { day, root, prev } of found.rows) {
    const leaves = await leavesOf(db, day);
    const at = leaves.findIndex((leaf) => leaf.stream === stream);
    const { n, hash } = leaves[at] as Leaf;
    const path = auditPath([sealLeaf(prev), ...leaves.map(leafBytes)], at + 1);
    seals.push({
      day,
      n,
      hash: hash.toString('hex'),
      path: path.map((step) => ({ side: step.side, hash: step.hash.toString('hex') })),
      root: root.toString('hex'),
      previousRoot: prev.toString('hex'),
    });
  }
  return seals;
}

async function leavesOf(db: Db, day: string): Promise<Leaf[]> {
  const found = await sql<Leaf>`
    select stream, n, hash from seal_leaf where day = ${day}::date order by stream collate "C"`.execute(db);
  return found.rows;
}
