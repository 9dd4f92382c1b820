import { sql } from 'kysely';
import { actorKey } from '#platform/work/actor.ts';
import type { Work } from '#platform/work/work.ts';
import { GENESIS, hashEvent, type EventData, type PendingEvent } from './event.ts';

/** Puts an event on a stream (`case`, id). It is appended, chained and hashed when the transaction commits. */
export function record(
  work: Work,
  stream: [kind: string, id: string],
  type: string,
  data: EventData = {},
  options: { fresh?: boolean } = {},
): void {
  work.events.push({ stream: stream.join(':'), type, data, fresh: options.fresh ?? false });
  work.pokes.add('log');
}

interface Head {
  n: number;
  head: Buffer;
}

/** Locks each stream's head in name order (no deadlock, no fork), chains, and writes all events at once. */
export async function flushEvents(work: Work): Promise<void> {
  if (work.events.length === 0) return;
  const heads = await lockHeads(work, work.events);
  const actor = actorKey(work.actor);
  const rows = work.events.map((event) => {
    const last = heads.get(event.stream) ?? { n: 0, head: GENESIS };
    const data = plainData(event.data);
    const n = last.n + 1;
    const hash = hashEvent({ stream: event.stream, n, type: event.type, actor, at: work.now, data, prev: last.head });
    heads.set(event.stream, { n, head: hash });
    return { stream: event.stream, n, type: event.type, data: JSON.stringify(data), prev: last.head, hash };
  });
  const moved = [...heads].map(([id, head]) => ({ id, ...head }));
  await sql`
    with heads as (
      insert into stream (id, n, head)
      select * from unnest(${moved.map((m) => m.id)}::text[], ${moved.map((m) => m.n)}::int[], ${moved.map((m) => m.head)}::bytea[])
      on conflict (id) do update set n = excluded.n, head = excluded.head
    )
    insert into event (stream, n, type, actor, at, data, prev, hash)
    select r.stream, r.n, r.type, ${actor}, ${work.now}, r.data, r.prev, r.hash
    from unnest(${rows.map((r) => r.stream)}::text[], ${rows.map((r) => r.n)}::int[], ${rows.map((r) => r.type)}::text[],
      ${rows.map((r) => r.data)}::jsonb[], ${rows.map((r) => r.prev)}::bytea[], ${rows.map((r) => r.hash)}::bytea[])
      as r (stream, n, type, data, prev, hash)`.execute(work.db);
  work.events = [];
}

async function lockHeads(work: Work, events: PendingEvent[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  const fresh = new Set(events.filter((event) => event.fresh).map((event) => event.stream));
  const known = [...new Set(events.map((event) => event.stream))].filter((stream) => !fresh.has(stream)).toSorted();
  if (known.length === 0) return heads;
  // The upsert makes missing heads and locks all of them, so that two writers never read the same head.
  const found = await sql<{ id: string; n: number; head: Buffer }>`
    insert into stream (id, n, head) select id, 0, ${GENESIS} from unnest(${known}::text[]) id order by id
    on conflict (id) do update set n = stream.n returning id, n, head`.execute(work.db);
  for (const row of found.rows) heads.set(row.id, { n: row.n, head: row.head });
  return heads;
}

/** What jsonb gives back is what is hashed: undefined members go, dates become text. */
function plainData(data: EventData): EventData {
  return JSON.parse(JSON.stringify(data)) as EventData;
}
