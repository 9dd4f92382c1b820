import { sql } from 'kysely';
import type { TargetInstance } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import { insertTargets } from '../opening/open.store.ts';
import { CLOCK_EVENTS, OWN, type CalendarRef, type ClockEvent } from './target-history.rules.ts';

export interface TargetRow {
  id: string;
  kind: string;
  started_at: Date;
  due_at: Date;
  met_at: Date | null;
  spent_minutes: number | null;
  state: 'running' | 'met' | 'missed' | 'paused' | 'cancelled';
  minutes: number;
  attention_at: Date;
  critical_at: Date;
  late_at: Date | null;
}

export async function targetsOf(db: Db, caseId: string): Promise<TargetRow[]> {
  const found = await sql<TargetRow>`
    select id, kind, started_at, due_at, met_at, spent_minutes, state, minutes, attention_at, critical_at, late_at
    from target where case_id = ${caseId} order by started_at, due_at`.execute(db);
  return found.rows;
}

/**
 * What the log says of a case's clocks, in its order: its own events and, while it goes on in another case, what has happened to that
 * one since, but for what that one is taken for and was promised: of those it keeps its own. A merge undone has left nothing.
 */
export async function clockEventsOf(db: Db, caseId: string): Promise<ClockEvent[]> {
  const found = await sql<ClockEvent>`
    with standing as (select id, kept_id, kept_n from case_merge where merged_id = ${caseId}::uuid and undone_at is null),
    way (stream, since) as (select ${`case:${caseId}`}, 0 union all select 'case:' || kept_id, kept_n from standing)
    select e.type, e.at, case when way.since = 0 then e.data else e.data - ${[...OWN]}::text[] end as data from way join event e on e.stream = way.stream and e.n > way.since
    where e.type = any(${[...CLOCK_EVENTS]}::text[]) and (e.type <> 'case.merged_into' or e.data ->> 'merge' in (select id::text from standing)) order by e.id`.execute(
    db,
  );
  return found.rows;
}

/** The cases that go on in this one. */
export async function mergedOf(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select merged_id as id from case_merge where kept_id = ${caseId}::uuid and undone_at is null order by at, id`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

export async function writeTargets(db: Db, caseId: string, targets: readonly TargetInstance[]): Promise<void> {
  if (targets.length > 0) await insertTargets(caseId, targets).execute(db);
}

export async function markLate(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) await sql`update target set late_at = ${now} where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** The calendar a case's clocks count on, by its log. */
export async function countedOn(db: Db, caseId: string): Promise<CalendarRef | null> {
  const found = await sql<{ calendar: [string, number] }>`
    select data -> 'calendar' as calendar from event where stream = ${`case:${caseId}`} and data ? 'calendar' order by n desc limit 1`.execute(
    db,
  );
  const [id, version] = found.rows[0]?.calendar ?? [];
  return id && version !== undefined ? { id, version } : null;
}
