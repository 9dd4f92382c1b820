import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import type { BulkAct, BulkRow } from './bulk.contract.ts';
import { type BulkFacts, NOBODYS_EVENTS } from './bulk.rules.ts';

/** Without the calendar's word: until when it can be put off is worked out from the legal term. */
export interface FoundFacts extends Omit<BulkFacts, 'snoozeEnds'> {
  legalDueAt: Date | null;
}

/** Of these cases, those the actor sees, as they are now. By id, the order in which they are locked. */
export async function factsOfCases(
  db: Db,
  actor: Actor,
  which: { ids: readonly string[] } | { references: readonly string[] },
): Promise<FoundFacts[]> {
  const me = actor.kind === 'person' ? actor.id : null;
  const wanted =
    'ids' in which
      ? sql`f.id = any(${[...which.ids]}::uuid[])`
      : sql`f.reference = any(${[...which.references]}::text[])`;
  const found = await sql<FoundFacts>`
    select f.id, f.reference, i.ball, i.owner_id as "ownerId", i.team_id as "teamId", f.type, f.legal_class as "legalClass", f.priority,
      array(select t.tag_id from case_tag t where t.case_id = f.id) as "tagIds",
      exists (select from case_follower w where w.case_id = f.id and w.person_id = ${me}::uuid) as following,
      i.snoozed_until as "snoozedUntil", (select z.wakes_on from snooze z where z.case_id = f.id and z.ended_at is null) as "wakesOn",
      exists (select from case_merge g where g.merged_id = f.id and g.undone_at is null) as merged,
      (select min(l.due_at) from legal_clock l where l.case_id in (select id from with_merged(f.id)) and l.state = 'running' and l.whose = 'company') as "legalDueAt"
    from case_file f join case_inbox i on i.case_id = f.id
    where ${wanted} and ${visibleTo(actor)} order by f.id`.execute(db);
  return found.rows;
}

/** In id order, so that two who change the same cases wait for each other. */
export async function holdCases(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select from case_inbox where case_id = any(${[...ids]}::uuid[]) order by case_id for update`.execute(db);
}

export async function insertBulk(
  work: Work,
  personId: string,
  act: BulkAct,
  caseIds: readonly string[],
): Promise<string> {
  const id = newId();
  await sql`
    with made as (insert into case_bulk (id, made_by, made_at, act, total) values (${id}, ${personId}, ${work.now}, ${JSON.stringify(act)}::jsonb, ${caseIds.length}) returning id)
    insert into case_bulk_case (bulk_id, case_id) select made.id, one from made, unnest(${[...caseIds]}::uuid[]) one`.execute(
    work.db,
  );
  return id;
}

export interface HeldBulk {
  id: string;
  personId: string;
  act: BulkAct;
  state: BulkRow['state'];
}

/** Locked: whoever goes on with it, stops it or undoes it waits for the others. */
export async function holdBulk(db: Db, id: string): Promise<HeldBulk | undefined> {
  const found = await sql<HeldBulk>`
    select id, made_by as "personId", act, state from case_bulk where id = ${id}::uuid for update`.execute(db);
  return found.rows[0];
}

export async function makerIdOf(db: Db, id: string): Promise<string | null> {
  const found = await sql<{
    personId: string;
  }>`select made_by as "personId" from case_bulk where id = ${id}::uuid`.execute(db);
  return found.rows[0]?.personId ?? null;
}

export async function setState(work: Work, id: string, state: BulkRow['state']): Promise<void> {
  const ended = state === 'running' || state === 'undoing' ? null : work.now;
  await sql`update case_bulk set state = ${state}, ended_at = ${ended} where id = ${id}`.execute(work.db);
}

/** What is left to be done, or of what was done to be undone. */
export async function nextCases(db: Db, bulkId: string, state: 'pending' | 'done', limit: number): Promise<string[]> {
  const found = await sql<{ case_id: string }>`
    select case_id from case_bulk_case where bulk_id = ${bulkId} and state = ${state} order by case_id limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => row.case_id);
}

/** How a case was, as it is kept to be put back. */
export type Before = Pick<
  BulkFacts,
  'ownerId' | 'teamId' | 'type' | 'legalClass' | 'priority' | 'tagIds' | 'wakesOn'
> & {
  snoozedUntil: string | null;
};

export interface Marked {
  caseId: string;
  state: 'done' | 'same' | 'refused' | 'stopped' | 'undone' | 'kept';
  code?: string;
  before?: Before;
}

/** Once the events of this work are written: of what was done, also where its log then ends. */
export async function markCases(db: Db, bulkId: string, marked: readonly Marked[]): Promise<void> {
  if (marked.length === 0) return;
  await sql`
    update case_bulk_case b set state = m.state, code = m.code, before = coalesce(m.before, b.before),
      last_n = case when m.state = 'done' then (select s.n from stream s where s.id = 'case:' || b.case_id) else b.last_n end
    from unnest(${marked.map((one) => one.caseId)}::uuid[], ${marked.map((one) => one.state)}::text[], ${marked.map((one) => one.code ?? null)}::text[],
      ${marked.map((one) => (one.before ? JSON.stringify(one.before) : null))}::jsonb[]) as m (case_id, state, code, before)
    where b.bulk_id = ${bulkId} and b.case_id = m.case_id`.execute(db);
}

/** Those never got to, all at once. */
export async function stopPending(db: Db, bulkId: string, code: string | null): Promise<void> {
  await sql`update case_bulk_case set state = 'stopped', code = ${code} where bulk_id = ${bulkId} and state = 'pending'`.execute(
    db,
  );
}

/** How each was, and whether somebody did anything with it since. */
export async function sinceDone(
  db: Db,
  bulkId: string,
  ids: readonly string[],
): Promise<Map<string, { before: Before; touched: boolean }>> {
  const found = await sql<{ id: string; before: Before; touched: boolean }>`
    select b.case_id as id, b.before,
      exists (select from event e where e.stream = 'case:' || b.case_id and e.n > b.last_n and e.type <> all(${[...NOBODYS_EVENTS]}::text[])) as touched
    from case_bulk_case b where b.bulk_id = ${bulkId} and b.case_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, ...row }) => [id, row]));
}

export interface CountedBulk extends Omit<BulkRow, 'madeAt' | 'endedAt'> {
  madeAt: Date;
  endedAt: Date | null;
}

const SHOWN_BULKS = 20;

/** What a person did to many cases, the newest first; or one of them. */
export async function bulksOf(db: Db, personId: string, id?: string): Promise<CountedBulk[]> {
  const found = await sql<CountedBulk>`
    with mine as (select * from case_bulk where made_by = ${personId}::uuid and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid) order by made_at desc, id desc limit ${SHOWN_BULKS})
    select m.id, m.act, m.made_at as "madeAt", m.ended_at as "endedAt", m.state, m.total,
      count(*) filter (where c.state = case when m.state = 'undoing' then 'done' else 'pending' end)::int as "left",
      count(*) filter (where c.state in ('done', 'undone', 'kept'))::int as done, count(*) filter (where c.state = 'same')::int as same,
      count(*) filter (where c.state = 'refused')::int as "refusedN", count(*) filter (where c.state = 'undone')::int as undone, count(*) filter (where c.state = 'kept')::int as kept
    from mine m join case_bulk_case c on c.bulk_id = m.id
    group by m.id, m.act, m.made_at, m.ended_at, m.state, m.total order by m.made_at desc, m.id desc`.execute(db);
  return found.rows;
}

export async function refusedOf(
  db: Db,
  bulkId: string,
): Promise<{ reference: string; code: string; state: 'refused' | 'kept' }[]> {
  const found = await sql<{ reference: string; code: string; state: 'refused' | 'kept' }>`
    select f.reference, coalesce(c.code, '') as code, c.state from case_bulk_case c join case_file f on f.id = c.case_id
    where c.bulk_id = ${bulkId} and c.state in ('refused', 'kept') order by f.id`.execute(db);
  return found.rows;
}

/** A part of a transaction that can fail by itself: what it wrote is taken back, what others of it wrote stays. */
export async function apart(db: Db, run: () => Promise<void>): Promise<void> {
  await sql`savepoint apart`.execute(db);
  try {
    await run();
  } catch (error) {
    await sql`rollback to savepoint apart`.execute(db);
    throw error;
  }
  await sql`release savepoint apart`.execute(db);
}
