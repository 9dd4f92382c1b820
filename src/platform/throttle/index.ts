import { sql } from 'kysely';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { House } from '#platform/work/index.ts';

/** At most `max` attempts in each window. `key` holds no personal data: sign it (`secrets.sign`) when it stands for somebody. */
export interface Limit {
  key: string;
  max: number;
  windowMs: number;
}

export interface Attempt {
  /** The limits that this attempt passes over; empty when it may go on. */
  over: Limit[];
  /** Until the last of those windows ends. */
  retryAfterSeconds: number;
}

/**
 * Counts one attempt on every limit before it is made, so that a burst can't slip through together. The counts are kept in the
 * database: a restart forgives nothing. Run it outside the transaction of the attempt, whose failure must not undo it.
 */
export async function countAttempt(db: Db, limits: readonly Limit[], now: Date): Promise<Attempt> {
  const sorted = limits.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const found = await sql<{ key: string; count: number }>`
    insert into throttle (key, starts_at, count)
    select key, starts_at, 1 from unnest(${sorted.map((limit) => limit.key)}::text[], ${sorted.map((limit) => windowStart(limit, now))}::timestamptz[]) as t (key, starts_at)
    on conflict (key, starts_at) do update set count = throttle.count + 1
    returning key, count`.execute(db);
  const counts = new Map(found.rows.map((row) => [row.key, row.count]));
  const over = limits.filter((limit) => (counts.get(limit.key) ?? 0) > limit.max);
  const ends = over.map((limit) => windowStart(limit, now).getTime() + limit.windowMs - now.getTime());
  return { over, retryAfterSeconds: Math.max(0, ...ends.map((ms) => Math.ceil(ms / 1000))) };
}

/** The attempt was a right one: it does not count. */
export async function forgiveAttempt(db: Db, limits: readonly Limit[], now: Date): Promise<void> {
  await sql`
    update throttle t set count = greatest(0, t.count - 1)
    from unnest(${limits.map((limit) => limit.key)}::text[], ${limits.map((limit) => windowStart(limit, now))}::timestamptz[]) as l (key, starts_at)
    where t.key = l.key and t.starts_at = l.starts_at`.execute(db);
}

export async function clearAttempts(db: Db, keys: readonly string[]): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('key', 'in', [...keys])
    .execute();
}

/** Windows that ended are of no use. */
export async function sweepThrottle(house: House): Promise<void> {
  await house.database.db
    .deleteFrom('throttle')
    .where('starts_at', '<', addMs(house.clock.now(), -2 * DAY))
    .execute();
}

function windowStart({ windowMs }: Limit, now: Date): Date {
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}
