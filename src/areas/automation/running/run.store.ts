import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Version } from '../rules/automation.store.ts';

/** Something a rule has to do: once, whatever happens. */
export interface NewRun {
  ruleId: string;
  version: number;
  occasion: string;
  caseId: string;
  chain: readonly string[];
  because: string;
  at: Date;
  place: number;
}

export interface WaitingRun extends Omit<NewRun, 'place'> {
  id: string;
  says: Version;
  ownerId: string;
  onSince: Date | null;
  paused: boolean;
  attempts: number;
}

/** Those that are new; of an occasion a rule knows already nothing is kept. */
export async function insertRuns(db: Db, runs: readonly NewRun[], now: Date): Promise<number> {
  const made = await sql`
    insert into automation_run (id, automation_id, version, occasion, case_id, chain, because, at, place, made_at)
    select r.id, r.rule, r.version, r.occasion, r.case_id, coalesce(array(select jsonb_array_elements_text(r.chain)::uuid), '{}'), r.because, r.at, r.place, ${now}
    from jsonb_to_recordset(${JSON.stringify(runs.map(asRow))}::jsonb)
      as r (id uuid, rule uuid, version int, occasion text, case_id uuid, chain jsonb, because text, at timestamptz, place bigint)
    on conflict (automation_id, occasion) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0n);
}

function asRow({ ruleId, caseId, ...run }: NewRun) {
  return { ...run, id: newId(), rule: ruleId, case_id: caseId };
}

/** What waits, in order: that of paused rules goes on waiting. */
export async function waitingRuns(db: Db, limit: number, except: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select r.id from automation_run r join automation a on a.id = r.automation_id
    where r.state = 'waiting' and a.paused_at is null and r.id <> all(${[...except]}::uuid[]) order by r.place, r.id limit ${limit}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** Takes one, unless somebody has it or it is over. Held first, read after. */
export async function claimRun(db: Db, id: string): Promise<WaitingRun | undefined> {
  const held = await sql`
    select from automation_run where id = ${id}::uuid and state = 'waiting' for update skip locked`.execute(db);
  if (held.rows.length === 0) return undefined;
  const found = await sql<WaitingRun>`
    select r.id, r.automation_id as "ruleId", r.version, r.occasion, r.case_id as "caseId", r.chain, r.because, r.at, r.attempts, a.owner_id as "ownerId",
      a.on_since as "onSince", a.paused_at is not null as paused, jsonb_build_object('version', v.version, 'trigger', v.trigger, 'selector', v.selector, 'actions', v.actions) as says
    from automation_run r join automation a on a.id = r.automation_id join automation_version v on v.automation_id = a.id and v.version = r.version where r.id = ${id}::uuid`.execute(
    db,
  );
  return found.rows[0];
}

/** It was nothing for this rule after all, or the rule is off. */
export async function dropRun(db: Db, id: string): Promise<void> {
  await sql`delete from automation_run where id = ${id}::uuid and state = 'waiting'`.execute(db);
}

export async function dropWaiting(db: Db, ruleId: string): Promise<void> {
  await sql`delete from automation_run where automation_id = ${ruleId}::uuid and state = 'waiting'`.execute(db);
}

export async function countAttempt(db: Db, id: string): Promise<void> {
  await sql`update automation_run set attempts = attempts + 1 where id = ${id}::uuid`.execute(db);
}

export interface Ended {
  state: 'done' | 'failed' | 'stopped';
  code?: string;
  details?: unknown;
  applied?: readonly string[];
}

export async function endRun(db: Db, id: string, { state, code, details, applied }: Ended, now: Date): Promise<void> {
  await sql`
    update automation_run set state = ${state}, code = ${code ?? null}, details = ${details ? JSON.stringify(details) : null}::jsonb,
      applied = ${applied ? JSON.stringify(applied) : null}::jsonb, ended_at = ${now} where id = ${id}::uuid`.execute(
    db,
  );
}

/** How often the rule acted on the case since then, and whether it was stopped there since it was switched on. */
export async function actedOn(
  db: Db,
  { ruleId, caseId, since, onSince }: { ruleId: string; caseId: string; since: Date; onSince: Date },
): Promise<{ times: number; stopped: boolean }> {
  const found = await sql<{ times: number; stopped: boolean }>`
    select (count(*) filter (where state = 'done' and ended_at > ${since}))::int as times, coalesce(bool_or(state = 'stopped' and ended_at >= ${onSince}), false) as stopped
    from automation_run where automation_id = ${ruleId}::uuid and case_id = ${caseId}::uuid and ended_at is not null`.execute(
    db,
  );
  return found.rows[0] ?? { times: 0, stopped: false };
}

/** The rules that brought about what this run did, itself the last. */
export async function chainOf(db: Db, runId: string): Promise<string[]> {
  const found = await sql<{ chain: string[] }>`
    select chain || automation_id as chain from automation_run where id = ${runId}::uuid`.execute(db);
  return found.rows[0]?.chain ?? [];
}

/** Whether a message came with the opening of its case. */
export async function openedWith(db: Db, event: { stream: string; tx: string }): Promise<boolean> {
  const found = await sql`
    select from event where stream = ${event.stream} and tx = ${event.tx}::xid8 and type = 'case.opened'`.execute(db);
  return found.rows.length > 0;
}
