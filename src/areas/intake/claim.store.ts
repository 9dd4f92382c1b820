import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Arrival, Processed } from './arrival.ts';

/** Takes what is due, oldest first, never what another worker holds. A lease that ran out is due again. */
export async function claimDue(
  db: Db,
  input: { now: Date; leaseUntil: Date; limit: number; channels: readonly string[] },
): Promise<Arrival[]> {
  const found = await sql<Arrival>`
    with due as (
      select id, (state = 'processing')::int as cut from intake
      where state in ('received', 'retry', 'processing') and next_try_at <= ${input.now} and channel = any(${input.channels as string[]}::text[])
      order by next_try_at, id limit ${input.limit} for update skip locked
    )
    update intake i set state = 'processing', attempts = i.attempts + 1, interruptions = i.interruptions + due.cut, lease_until = ${input.leaseUntil}, next_try_at = ${input.leaseUntil}
    from due where due.id = i.id returning i.*`.execute(db);
  return found.rows.toSorted((a, b) => a.received_at.getTime() - b.received_at.getTime() || (a.id < b.id ? -1 : 1));
}

export async function renewLeases(db: Db, held: readonly Arrival[], leaseUntil: Date): Promise<void> {
  await sql`
    update intake i set lease_until = ${leaseUntil}, next_try_at = ${leaseUntil}
    from unnest(${held.map((h) => h.id)}::uuid[], ${held.map((h) => h.attempts)}::int[]) as mine (id, attempts)
    where i.id = mine.id and i.attempts = mine.attempts and i.state = 'processing'`.execute(db);
}

/**
 * Locks the row if it is still ours, and the keys, in name order. `attempts` is the fencing token: a later claim has raised it.
 */
export async function holdClaim(db: Db, arrival: Arrival, keys: readonly string[] = []): Promise<boolean> {
  const sorted = [...new Set(keys)].toSorted();
  const held = await sql<{ held: boolean }>`
    select exists (select from (select from intake where id = ${arrival.id} and attempts = ${arrival.attempts} and state = 'processing' for update) mine) as held,
      (select count(pg_advisory_xact_lock(hashtextextended('intake:' || k, 0))) from unnest(${sorted}::text[]) k) as locked`.execute(
    db,
  );
  return held.rows[0]?.held === true;
}

export async function writeOutcome(db: Db, arrival: Arrival, result: Processed, now: Date): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      state: 'done',
      outcome: result.outcome,
      reason: result.reason ?? null,
      lease_until: null,
      finished_at: now,
      case_id: result.caseId ?? null,
      message_id: result.messageId ?? null,
      from_address: result.from ?? null,
      subject: result.subject ?? null,
      readable: result.readable ?? null,
      reader_version: result.readerVersion ?? null,
      mail_key: result.mailKey ?? null,
      content_sha256: result.contentSha256 ?? null,
    })
    .where('id', '=', arrival.id)
    .execute();
}

/** Back among the waiting: for an older mail it answers, or after a try that failed. */
export async function putBack(
  db: Db,
  arrival: Arrival,
  input: { nextTryAt: Date; state: 'received' | 'retry'; reason: string | null; failures: number },
): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      state: input.state,
      next_try_at: input.nextTryAt,
      lease_until: null,
      reason: input.reason,
      failures: input.failures,
    })
    .where('id', '=', arrival.id)
    .execute();
}

export async function setAside(
  db: Db,
  arrival: Arrival,
  input: { reason: string; failures: number; now: Date },
): Promise<void> {
  const { reason, failures, now } = input;
  await db
    .updateTable('intake')
    .set({ state: 'quarantined', reason, failures, lease_until: null, finished_at: now })
    .where('id', '=', arrival.id)
    .execute();
}

export async function sendBackUnreadable(
  db: Db,
  older: { channel: string; readerVersion: number; now: Date; limit: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update intake set state = 'received', next_try_at = ${older.now}, failures = 0, interruptions = 0, finished_at = null where id in (
      select id from intake where readable = false and state = 'done' and channel = ${older.channel} and reader_version < ${older.readerVersion}
      order by received_at desc limit ${older.limit} for update skip locked) returning id`.execute(db);
  return found.rows.map((row) => row.id);
}
