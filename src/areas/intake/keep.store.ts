import { sql } from 'kysely';
import { HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Db } from '#platform/db/index.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import type { Kept, NewArrival } from './arrival.ts';

const SHARDS = 16;

/**
 * Rows, acceptance counters and pulses of several arrivals in one statement. Sorted by key, so that two processes that keep
 * the same facts at once wait for each other instead of crossing. The answer is in the order given.
 */
export async function insertArrivals(db: Db, arrivals: readonly NewArrival[]): Promise<Kept[]> {
  const rows = arrivals
    .map((arrival, n) => ({ ...arrival, n, id: newId() }))
    .toSorted((a, b) => compare(a.channel + a.dedupeKey, b.channel + b.dedupeKey));
  const inserted = await insertRows(db, rows);
  const fresh = new Set(inserted.rows.map((row) => row.id));
  const known = await findKnown(
    db,
    rows.filter((row) => !fresh.has(row.id)),
  );
  const kept: Kept[] = [];
  for (const row of rows) {
    const id = fresh.has(row.id) ? row.id : known.get(keyOf(row));
    if (!id) throw new Error('an arrival was neither kept nor known');
    kept[row.n] = { id, repeated: !fresh.has(row.id) };
  }
  return kept;
}

type Row = NewArrival & { n: number; id: string };

function insertRows(db: Db, rows: readonly Row[]) {
  const files = rows.map(({ raw, type = 'application/octet-stream' }) => ({ ...raw, type }));
  const times = rows.map((r) => r.receivedAt);
  const shard = Math.floor(Math.random() * SHARDS);
  return sql<{ id: string }>`
    with given as (
      select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.channel)}::text[], ${rows.map((r) => r.mailboxId ?? null)}::uuid[], ${rows.map((r) => r.dedupeKey)}::text[],
        ${rows.map((r) => r.raw.sha256)}::text[], ${rows.map((r) => r.raw.size)}::bigint[], ${rows.map((r) => JSON.stringify(r.envelope ?? {}))}::jsonb[], ${times}::timestamptz[],
        ${rows.map((r) => hourOf(r.receivedAt))}::timestamptz[], ${rows.map((r) => r.mailKey ?? null)}::text[])
        as g (id, channel, mailbox_id, dedupe_key, raw_sha256, raw_size, envelope, received_at, hour, mail_key)
    ), stored as (
      ${insertFiles(files, times)}
    ), kept as (
      insert into intake (id, channel, mailbox_id, dedupe_key, raw_sha256, raw_size, envelope, received_at, next_try_at, mail_key)
      select id, channel, mailbox_id, dedupe_key, raw_sha256, raw_size, envelope, received_at, received_at, mail_key from given
      on conflict (channel, dedupe_key) do nothing returning id
    ), counted as (
      insert into acceptance (channel, subject, hour, shard, accepted, repeated)
      select g.channel, coalesce(g.mailbox_id::text, ''), g.hour, ${shard}, count(k.id), count(*) - count(k.id)
      from given g left join kept k on k.id = g.id group by 1, 2, 3 order by 1, 2, 3
      on conflict (channel, subject, hour, shard) do update set accepted = acceptance.accepted + excluded.accepted, repeated = acceptance.repeated + excluded.repeated
    )
    select id from kept`.execute(db);
}

/** A second statement, hence a newer snapshot: it sees what another process kept while the insert waited for it. */
async function findKnown(db: Db, rows: readonly Row[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await sql<{ id: string; channel: string; dedupe_key: string }>`
    select i.id, i.channel, i.dedupe_key from unnest(${rows.map((r) => r.channel)}::text[], ${rows.map((r) => r.dedupeKey)}::text[]) as k (channel, dedupe_key)
    join intake i using (channel, dedupe_key)`.execute(db);
  return new Map(found.rows.map((row) => [keyOf({ channel: row.channel, dedupeKey: row.dedupe_key }), row.id]));
}

/** When each channel was last heard. Kept apart from the ledger so that a busy mailbox does not queue on one row. */
export async function movePulses(
  db: Db,
  pulses: readonly { channel: string; subject: string; at: Date }[],
): Promise<void> {
  const sorted = pulses.toSorted((a, b) => compare(a.channel + a.subject, b.channel + b.subject));
  await sql`
    insert into channel_pulse (channel, subject, last_at)
    select * from unnest(${sorted.map((p) => p.channel)}::text[], ${sorted.map((p) => p.subject)}::text[], ${sorted.map((p) => p.at)}::timestamptz[])
    on conflict (channel, subject) do update set last_at = greatest(channel_pulse.last_at, excluded.last_at)`.execute(
    db,
  );
}

function keyOf(row: { channel: string; dedupeKey: string }): string {
  return `${row.channel}\n${row.dedupeKey}`;
}
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR) * HOUR);
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
