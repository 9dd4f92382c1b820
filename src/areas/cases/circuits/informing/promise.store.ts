import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { LogEvent } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';

export type PromiseKind = 'answer' | 'delivery';
export type PromiseState = 'open' | 'kept' | 'replaced' | 'broken' | 'withdrawn';

export interface PromiseRow {
  id: string;
  caseId: string;
  kind: PromiseKind;
  consultationId: string | null;
  promisedAt: Date;
  madeAt: Date;
  messageId: string | null;
  state: PromiseState;
}

const ROW = sql`id, case_id as "caseId", kind, consultation_id as "consultationId", promised_at as "promisedAt", made_at as "madeAt", message_id as "messageId", state`;

export async function promisesOf(db: Db, caseId: string): Promise<PromiseRow[]> {
  return (
    await sql<PromiseRow>`select ${ROW} from case_promise where case_id = ${caseId} order by made_at, id`.execute(db)
  ).rows;
}

export async function openPromises(db: Db, caseId: string, kind: PromiseKind): Promise<PromiseRow[]> {
  return (
    await sql<PromiseRow>`
      select ${ROW} from case_promise where case_id = ${caseId} and kind = ${kind} and state = 'open' order by promised_at for update`.execute(
      db,
    )
  ).rows;
}

/** Null when exactly this was promised before: nothing is said twice. */
export async function insertPromise(
  work: Work,
  promise: {
    caseId: string;
    kind: PromiseKind;
    consultationId?: string | null;
    circuit?: 2 | 3 | null;
    promisedAt: Date;
    messageId?: string | null;
  },
): Promise<string | null> {
  const id = newId();
  const made = await sql`
    insert into case_promise (id, case_id, kind, consultation_id, circuit, promised_at, made_by, made_at, message_id)
    values (${id}, ${promise.caseId}, ${promise.kind}, ${promise.consultationId ?? null}, ${promise.circuit ?? null}, ${promise.promisedAt}, ${actorKey(work.actor)}, ${work.now}, ${promise.messageId ?? null})
    on conflict do nothing`.execute(work.db);
  return made.numAffectedRows === 1n ? id : null;
}

export async function endPromise(work: Work, id: string, state: PromiseState): Promise<boolean> {
  const ended = await sql`
    update case_promise set state = ${state}, ended_at = ${work.now} where id = ${id} and state = 'open'`.execute(
    work.db,
  );
  return ended.numAffectedRows === 1n;
}

/** A delivery an answer committed to is kept once, however often its event is read. */
export async function hasPromise(db: Db, consultationId: string): Promise<boolean> {
  return (await sql`select from case_promise where consultation_id = ${consultationId}`.execute(db)).rows.length > 0;
}

/** Answers promised for before `by`, a case each. */
export async function promisesEnding(db: Db, by: Date, limit: number): Promise<{ id: string; caseId: string }[]> {
  return (
    await sql<{ id: string; caseId: string }>`
      select id, case_id as "caseId" from case_promise where state = 'open' and kind = 'answer' and promised_at <= ${by} order by promised_at limit ${limit}`.execute(
      db,
    )
  ).rows;
}

/** When the message an event tells of was written; null when it tells of none. */
export async function writtenAt(db: Db, { data: { message } }: Pick<LogEvent, 'data'>): Promise<Date | null> {
  if (typeof message !== 'string') return null;
  const found = await sql<{ at: Date }>`select at from message where id = ${message}`.execute(db);
  return found.rows[0]?.at ?? null;
}

/** Whether one of us has written to the customer since. */
export async function saidSince(db: Db, caseId: string, since: Date): Promise<boolean> {
  const found = await sql`
    select from message where case_id = ${caseId} and direction = 'out' and automatic is null and undone_at is null and at >= ${since} limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}
