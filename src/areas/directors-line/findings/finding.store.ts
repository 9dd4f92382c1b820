import { sql, type RawBuilder } from 'kysely';
import { visibleTo as seesCase } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { Actor } from '#platform/work/index.ts';
import type { Cost, Fault } from './contract.ts';
import { seesAll } from './finding.rules.ts';

export interface FindingRow {
  id: string;
  caseId: string;
  fault: Fault;
  summary: string;
  quote: string;
  cost: Cost;
  areaId: string;
  areaName: string;
  headId: string | null;
  madeBy: string;
  madeAt: Date;
  state: 'open' | 'accepted' | 'explained';
  answer: string;
  answeredAt: Date | null;
  passes: { id: string; from: string; to: string; word: string; at: string }[];
  /** Null for whoever may not open the case. */
  behind: { reference: string; madeBy: string } | null;
}

function row(actor: Actor): RawBuilder<unknown> {
  return sql`
    g.id, g.case_id as "caseId", g.fault, g.summary, g.quote, g.cost, g.area_id as "areaId", a.name as "areaName", a.head_id as "headId",
    g.made_by as "madeBy", g.made_at as "madeAt", g.state, g.answer, g.answered_at as "answeredAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'from', b.name, 'to', c.name, 'word', s.word, 'at', s.at) order by s.at, s.id)
      from finding_pass s join area b on b.id = s.from_area_id join area c on c.id = s.to_area_id where s.finding_id = g.id), '[]') as passes,
    case when ${worksWithCases(actor)} and ${seesCase(actor)} then jsonb_build_object('reference', f.reference, 'madeBy', p.name) end as behind`;
}

const FROM = sql`
  from finding g join area a on a.id = g.area_id join case_file f on f.id = g.case_id join case_inbox i on i.case_id = g.case_id
  join person p on p.id = g.made_by`;

function worksWithCases(actor: Actor): RawBuilder<boolean> {
  return actor.kind === 'person' && actor.roles.every((role) => role === 'area_member') ? sql`false` : sql`true`;
}

/** What a person sees: `canSee` as SQL; a test holds both together. */
function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql`${actor.kind === 'system'}`;
  if (seesAll(actor)) return sql`true`;
  return sql`(g.made_by = ${actor.id}::uuid or ${ofArea(actor)})`;
}

function ofArea(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql`false`;
  return sql`(g.area_id = any(${[...actor.areaIds]}::uuid[]) or a.head_id = ${actor.id}::uuid)`;
}

/** Open ones by how long they wait; answered ones newest first. */
export async function findFindings(
  db: Db,
  actor: Actor,
  state: 'open' | 'closed',
  limit: number,
): Promise<FindingRow[]> {
  const [which, order] =
    state === 'open'
      ? [sql`g.state = 'open'`, sql`g.made_at, g.id`]
      : [sql`g.state <> 'open'`, sql`g.answered_at desc, g.id desc`];
  const found = await sql<FindingRow>`
    select ${row(actor)} ${FROM} where ${which} and ${visibleTo(actor)} order by ${order} limit ${limit}`.execute(db);
  return found.rows;
}

export async function countWaiting(db: Db, actor: Actor): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from finding g join area a on a.id = g.area_id where g.state = 'open' and ${ofArea(actor)}`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

/** Through the person who asks: not found and not theirs look the same (invariant 5). */
export async function findFinding(db: Db, actor: Actor, id: string): Promise<FindingRow | undefined> {
  return (
    await sql<FindingRow>`select ${row(actor)} ${FROM} where g.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db)
  ).rows[0];
}

/** Locked: of two that answer at once, the second finds it answered. */
export async function lockFinding(db: Db, actor: Actor, id: string): Promise<FindingRow | undefined> {
  await sql`select from finding where id = ${id}::uuid for update`.execute(db);
  return findFinding(db, actor, id);
}

export interface NewFinding {
  id: string;
  caseId: string;
  contactId: string | null;
  fault: Fault;
  summary: string;
  messageId: string | null;
  quote: string;
  cost: Cost;
  areaId: string;
  madeBy: string;
  at: Date;
}

export async function insertFinding(db: Db, given: NewFinding): Promise<void> {
  await sql`
    insert into finding (id, case_id, contact_id, fault, summary, message_id, quote, cost, area_id, made_by, made_at)
    values (${given.id}, ${given.caseId}, ${given.contactId}, ${given.fault}, ${storable(given.summary)}, ${given.messageId},
      ${storable(given.quote)}, ${JSON.stringify(given.cost)}::jsonb, ${given.areaId}, ${given.madeBy}, ${given.at})`.execute(
    db,
  );
}

export async function markAnswered(
  db: Db,
  id: string,
  given: { state: 'accepted' | 'explained'; answer: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update finding set state = ${given.state}, answer = ${storable(given.answer)}, answered_by = ${given.by}, answered_at = ${given.at}
    where id = ${id}`.execute(db);
}

export async function passTo(
  db: Db,
  given: { id: string; findingId: string; from: string; to: string; word: string; by: string; at: Date },
): Promise<void> {
  await sql`update finding set area_id = ${given.to} where id = ${given.findingId}`.execute(db);
  await sql`
    insert into finding_pass (id, finding_id, from_area_id, to_area_id, word, by_id, at)
    values (${given.id}, ${given.findingId}, ${given.from}, ${given.to}, ${storable(given.word)}, ${given.by}, ${given.at})`.execute(
    db,
  );
}
