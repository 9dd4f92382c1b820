import { sql } from 'kysely';
import { type House, system, transact } from '#platform/work/index.ts';
import { GENESIS } from './event.ts';
import { merkleRoot } from './merkle.ts';

export interface Leaf {
  stream: string;
  n: number;
  hash: Buffer;
}

/** A leaf's bytes: stream, number and hash (hex) of its last event, joined by LF. */
export function leafBytes(leaf: Leaf): Buffer {
  return Buffer.from(`${leaf.stream}\n${leaf.n}\n${leaf.hash.toString('hex')}`, 'utf8');
}

/** The first leaf of a day: the root before it, so that seals are a chain too. */
export function sealLeaf(previous: Buffer): Buffer {
  return Buffer.from(`seal\n${previous.toString('hex')}`, 'utf8');
}

/** The day's root. */
export function sealRoot(previous: Buffer, leaves: readonly Leaf[]): Buffer {
  return merkleRoot([sealLeaf(previous), ...leaves.map(leafBytes)]);
}

/** Seals what moved since the last seal, once a day (UTC). Returns the root, or null when this day is sealed already. */
export async function sealDay(house: House): Promise<Buffer | null> {
  return transact(house, system('seal'), async (work) => {
    // One sealer at a time; the second finds the day taken.
    await sql`select pg_advisory_xact_lock(7245114)`.execute(work.db);
    const day = work.now.toISOString().slice(0, 10);
    const last = await work.db
      .selectFrom('seal')
      .select(['day', 'root'])
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last && last.day.toISOString().slice(0, 10) >= day) return null;
    const previous = last?.root ?? GENESIS;
    const moved = await sql<Leaf>`
      select s.id as stream, s.n, s.head as hash from stream s
      where s.n > coalesce((select l.n from seal_leaf l where l.stream = s.id order by l.n desc limit 1), 0)
      order by s.id collate "C"`.execute(work.db);
    const root = sealRoot(previous, moved.rows);
    await sql`insert into seal (day, upto_id, streams, root, prev, sealed_at)
      values (${day}, coalesce((select max(id) from event), 0), ${moved.rows.length}, ${root}, ${previous}, ${work.now})`.execute(
      work.db,
    );
    await sql`insert into seal_leaf (day, stream, n, hash)
      select ${day}::date, * from unnest(${moved.rows.map((r) => r.stream)}::text[], ${moved.rows.map((r) => r.n)}::int[], ${moved.rows.map((r) => r.hash)}::bytea[])`.execute(
      work.db,
    );
    return root;
  });
}
