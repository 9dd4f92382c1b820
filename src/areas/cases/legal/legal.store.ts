import { sql, type RawBuilder } from 'kysely';
import type { LegalClock } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { wordWaitsSince } from '../replying/to-customer.store.ts';

/** A term as its row stands, for comparing with what the log says. */
export interface KeptClock {
  id: string;
  clock: string;
  round: number;
  startedAt: Date;
  dueAt: Date;
  metAt: Date | null;
  state: string;
  pausedSince: Date | null;
  /** It is paused until a date the law sets. */
  bounded: boolean;
  lateAt: Date | null;
  calendarVersion: number;
  moves: number;
}

export async function keptClocks(db: Db, caseId: string): Promise<KeptClock[]> {
  const found = await sql<KeptClock>`
    select c.id, c.clock, c.round, c.started_at as "startedAt", c.due_at as "dueAt", c.met_at as "metAt", c.state, c.paused_since as "pausedSince", c.paused_until is not null as bounded, c.late_at as "lateAt",
      c.calendar_version as "calendarVersion", (select count(*)::int from legal_clock_change m where m.clock_id = c.id) as moves
    from legal_clock c where c.case_id = ${caseId}`.execute(db);
  return found.rows;
}

/** When the customer first wrote after an instant; null when they did not. */
export async function firstWordSince(db: Db, caseId: string, since: Date): Promise<Date | null> {
  const found = await sql<{ at: Date | null }>`
    select min(received_at) as at from message where case_id = ${caseId} and direction = 'in' and automatic is null and held_reason is null and received_at > ${since}`.execute(
    db,
  );
  return found.rows[0]?.at ?? null;
}

export interface ClockToKeep extends LegalClock {
  id: string;
  lateAt: Date | null;
}

/** New terms, or what changed of those there are; for the one statement that opens a case too. */
export function upsertLegalClocks(caseId: string, clocks: readonly ClockToKeep[]): RawBuilder<unknown> {
  const rows = clocks.map(clockRow);
  return sql`
    insert into legal_clock (${COLUMNS}, case_id)
    select ${COLUMNS}, ${caseId}::uuid from jsonb_populate_recordset(null::legal_clock, ${JSON.stringify(rows)}::jsonb)
    on conflict (case_id, clock, round) do update set article = excluded.article, pack_version = excluded.pack_version, unit = excluded.unit, length = excluded.length,
      started_at = excluded.started_at, due_at = excluded.due_at, attention_at = excluded.attention_at, critical_at = excluded.critical_at, met_at = excluded.met_at, state = excluded.state,
      paused_since = excluded.paused_since, paused_until = excluded.paused_until, late_at = case when legal_clock.due_at = excluded.due_at then coalesce(legal_clock.late_at, excluded.late_at) else excluded.late_at end,
      calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version`;
}

/** A term as the columns of its row, its case aside. */
export function clockRow(one: ClockToKeep) {
  return {
    id: one.id,
    clock: one.rule.clock,
    round: one.round,
    whose: one.rule.whose,
    pack: one.rule.pack,
    pack_version: one.rule.version,
    article: one.rule.article,
    unit: one.rule.unit,
    length: one.rule.limit,
    started_at: one.startedAt,
    due_at: one.dueAt,
    attention_at: one.attentionAt,
    critical_at: one.criticalAt,
    met_at: one.metAt,
    state: one.state,
    paused_since: one.pausedSince,
    paused_until: one.pausedUntil,
    late_at: one.lateAt,
    calendar_id: one.calendar.id,
    calendar_version: one.calendar.version,
    first_due_at: one.firstDueAt,
    effect: one.rule.effect,
  };
}

const COLUMNS = sql`id, clock, round, whose, pack, pack_version, article, unit, length, started_at, due_at, attention_at, critical_at, met_at, state, paused_since, paused_until, late_at, calendar_id, calendar_version, first_due_at, effect`;

export async function writeLegalClocks(db: Db, caseId: string, clocks: readonly ClockToKeep[]): Promise<void> {
  await upsertLegalClocks(caseId, clocks).execute(db);
  const moves = clocks.flatMap(({ id, moves }) =>
    moves.map((move, i) => ({
      clock_id: id,
      n: i + 1,
      at: move.at,
      due_before: move.before,
      due_after: move.after,
      why: move.why,
    })),
  );
  if (moves.length === 0) return;
  await sql`
    insert into legal_clock_change (clock_id, n, at, due_before, due_after, why)
    select clock_id, n, at, due_before, due_after, why from jsonb_populate_recordset(null::legal_clock_change, ${JSON.stringify(moves)}::jsonb) on conflict do nothing`.execute(
    db,
  );
}

export interface LateClock {
  id: string;
  caseId: string;
  clock: string;
  dueAt: Date;
}

/** Terms of the company's that passed their date and nobody has told yet, the oldest first. */
export async function lateLegalClocks(db: Db, now: Date, limit: number): Promise<LateClock[]> {
  const found = await sql<LateClock>`
    select id, case_id as "caseId", clock, due_at as "dueAt" from legal_clock
    where state = 'running' and late_at is null and whose = 'company' and due_at < ${now} order by due_at limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** False when it was met, moved or told meanwhile. */
export async function claimLateLegal(work: Work, id: string): Promise<boolean> {
  const claimed =
    await sql`update legal_clock set late_at = ${work.now} where id = ${id} and state = 'running' and late_at is null and due_at < ${work.now}`.execute(
      work.db,
    );
  return claimed.numAffectedRows === 1n;
}

/** The customer wrote after they were asked, and nobody has answered them since. */
const theirWordWaits = wordWaitsSince(sql`legal_clock.case_id`, sql`legal_clock.started_at`);

export interface EndedWait {
  caseId: string;
  why: 'offer' | 'completion';
}

/**
 * Cases whose bounded pause has ended by itself, or whose customer let the date to complete the data pass in silence: while a word of
 * theirs waits for ours, nobody has said that it does not complete them.
 */
export async function endedWaits(db: Db, now: Date, limit: number): Promise<EndedWait[]> {
  const found = await sql<EndedWait>`
    (select distinct case_id as "caseId", 'offer' as why from legal_clock where state = 'paused' and paused_until < ${now} limit ${limit})
    union all
    (select distinct case_id, 'completion' from legal_clock where state = 'running' and whose = 'customer' and late_at is null and due_at < ${now} and not ${theirWordWaits} limit ${limit})`.execute(
    db,
  );
  return found.rows;
}
