import { sql } from 'kysely';
import { addMs } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { gathered, type Doing, type Here, type Place } from '#platform/presence/presence.rules.ts';

/** Longer than two heartbeats of a screen: who is not heard of for so long is gone. */
const LIFE_MS = 60_000;

/** Who is where, over all nodes; a screen says it, and says it again with each heartbeat. */
export async function sayPlace(house: House, screen: string, personId: string, place: Place | null): Promise<void> {
  const { db } = house.database;
  if (!place) await sql`delete from presence where screen = ${screen}`.execute(db);
  else
    await sql`
      insert into presence (screen, person_id, stream, doing, seen_at) values (${screen}, ${personId}, ${place.at}, ${place.as}, ${house.clock.now()})
      on conflict (screen) do update set stream = excluded.stream, doing = excluded.doing, seen_at = excluded.seen_at`.execute(
      db,
    );
}

/** These screens are still there; those of nobody any more go. */
export async function keepPlaces(house: House, screens: readonly string[]): Promise<void> {
  const now = house.clock.now();
  const { db } = house.database;
  await sql`update presence set seen_at = ${now} where screen = any(${[...screens]}::uuid[])`.execute(db);
  await sql`delete from presence where seen_at < ${addMs(now, -LIFE_MS)}`.execute(db);
}

export async function readPlaces(house: House): Promise<Here> {
  const found = await sql<{ personId: string; stream: string; doing: Doing }>`
    select person_id as "personId", stream, doing from presence where seen_at >= ${addMs(house.clock.now(), -LIFE_MS)} order by stream, person_id`.execute(
    house.database.db,
  );
  return gathered(found.rows);
}
