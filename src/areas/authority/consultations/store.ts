import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { leads } from './consultation.rules.ts';
import type { AnswerButton, CustomerFact } from './contract.ts';

export interface ConsultationRow {
  id: string;
  number: number;
  caseId: string;
  proposalId: string | null;
  areaId: string;
  areaName: string;
  areaEmail: string;
  headId: string | null;
  kind: 'question' | 'order' | 'handover';
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  question: string;
  answers: AnswerButton[];
  facts: CustomerFact[];
  item: string | null;
  quantity: number | null;
  toldId: string | null;
  toldName: string | null;
  toldAddress: string;
  halfAt: Date;
  dueAt: Date;
  leadAt: Date;
  blocks: boolean;
  state: 'open' | 'answered' | 'cancelled' | 'handed_over';
  answerCode: string | null;
  answerText: string;
  quantityConfirmed: number | null;
  /** ISO day. */
  promisedOn: string | null;
  answeredBy: string | null;
  answeredByName: string | null;
  answeredVia: 'app' | 'link' | 'mail' | null;
  answeredAt: Date | null;
  closedAt: Date | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  escalatedToName: string | null;
  leadToldAt: Date | null;
  replyAddress: string;
}

const ROW = sql`
  c.id, c.number, c.case_id as "caseId", c.proposal_id as "proposalId", c.area_id as "areaId", a.name as "areaName", a.email as "areaEmail", a.head_id as "headId", c.kind,
  c.asked_by as "askedBy", asker.name as "askedByName", c.asked_at as "askedAt", c.question, c.answers, c.customer_facts as facts, c.item, c.quantity,
  c.told_id as "toldId", told.name as "toldName", c.told_address as "toldAddress", c.half_at as "halfAt", c.due_at as "dueAt", c.lead_at as "leadAt", c.blocks, c.state,
  c.answer_code as "answerCode", c.answer_text as "answerText", c.quantity_confirmed as "quantityConfirmed", to_char(c.promised_on, 'YYYY-MM-DD') as "promisedOn",
  c.answered_by as "answeredBy", answerer.name as "answeredByName", c.answered_via as "answeredVia", c.answered_at as "answeredAt", c.closed_at as "closedAt",
  c.reminded_at as "remindedAt", c.escalated_at as "escalatedAt", escalated.name as "escalatedToName", c.lead_told_at as "leadToldAt", c.reply_address as "replyAddress"`;
const FROM = sql`
  from consultation c join area a on a.id = c.area_id join person asker on asker.id = c.asked_by
  left join person told on told.id = c.told_id left join person answerer on answerer.id = c.answered_by left join person escalated on escalated.id = c.escalated_to`;

/** What a person sees: `canSee` as SQL; a test holds both together. */
function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql`true`;
  if (actor.kind !== 'person') return sql`false`;
  if (leads(actor)) return sql`true`;
  return sql`(c.asked_by = ${actor.id}::uuid or ${ofArea(actor)})`;
}

function ofArea(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person') return sql`false`;
  return sql`(c.area_id = any(${[...actor.areaIds]}::uuid[]) or a.head_id = ${actor.id}::uuid)`;
}

export interface Wanted {
  box: 'received' | 'sent' | 'all';
  state: 'open' | 'closed';
  after: { at: Date; id: string } | null;
  limit: number;
}

/** Open ones by what is due first; closed ones newest first. */
export async function findConsultations(db: Db, actor: Actor, wanted: Wanted): Promise<ConsultationRow[]> {
  const { after } = wanted;
  const box =
    wanted.box === 'received'
      ? ofArea(actor)
      : wanted.box === 'sent' && actor.kind === 'person'
        ? sql`c.asked_by = ${actor.id}::uuid`
        : visibleTo(actor);
  const open = wanted.state === 'open';
  const from = after
    ? open
      ? sql`and (c.due_at, c.id) > (${after.at}, ${after.id}::uuid)`
      : sql`and (c.closed_at, c.id) < (${after.at}, ${after.id}::uuid)`
    : sql``;
  const order = open ? sql`c.due_at, c.id` : sql`c.closed_at desc, c.id desc`;
  const found = await sql<ConsultationRow>`
    select ${ROW} ${FROM} where ${visibleTo(actor)} and ${box} and ${open ? sql`c.state = 'open'` : sql`c.state <> 'open'`} ${from}
    order by ${order} limit ${wanted.limit}`.execute(db);
  return found.rows;
}

export async function countOpen(db: Db, actor: Actor): Promise<{ received: number; sent: number }> {
  if (actor.kind !== 'person') return { received: 0, sent: 0 };
  const found = await sql<{ received: number; sent: number }>`
    select count(*) filter (where ${ofArea(actor)})::int as received, count(*) filter (where c.asked_by = ${actor.id}::uuid)::int as sent
    from consultation c join area a on a.id = c.area_id where c.state = 'open' and (c.asked_by = ${actor.id}::uuid or ${ofArea(actor)})`.execute(
    db,
  );
  return found.rows[0] ?? { received: 0, sent: 0 };
}

/** Through the person who asks: not found and not yours look the same (invariant 5). */
export async function findConsultation(db: Db, actor: Actor, id: string): Promise<ConsultationRow | undefined> {
  return (
    await sql<ConsultationRow>`select ${ROW} ${FROM} where c.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db)
  ).rows[0];
}

/** Locked: of two that answer at once, the second finds it answered. */
export async function lockConsultation(db: Db, id: string): Promise<ConsultationRow | undefined> {
  await sql`select from consultation where id = ${id}::uuid for update`.execute(db);
  return (await sql<ConsultationRow>`select ${ROW} ${FROM} where c.id = ${id}::uuid`.execute(db)).rows[0];
}

export async function findByNumber(db: Db, number: number): Promise<{ id: string; number: number } | undefined> {
  return (
    await sql<{ id: string; number: number }>`select id, number from consultation where number = ${number}`.execute(db)
  ).rows[0];
}

export async function consultationsOfCase(db: Db, caseId: string): Promise<ConsultationRow[]> {
  return (
    await sql<ConsultationRow>`select ${ROW} ${FROM} where c.case_id = ${caseId}::uuid order by c.asked_at, c.id`.execute(
      db,
    )
  ).rows;
}

export interface NewRow {
  id: string;
  caseId: string;
  proposalId: string | null;
  areaId: string;
  kind: 'question' | 'order' | 'handover';
  askedBy: string;
  question: string;
  answers: readonly AnswerButton[];
  facts: readonly CustomerFact[];
  item: string | null;
  quantity: number | null;
  halfAt: Date;
  dueAt: Date;
  leadAt: Date;
  blocks: boolean;
  replyAddress: string;
}

export async function insertConsultation(work: Work, row: NewRow): Promise<number> {
  const made = await sql<{ number: number }>`
    insert into consultation (id, case_id, proposal_id, area_id, kind, asked_by, asked_at, question, answers, customer_facts, item, quantity, half_at, due_at, lead_at, blocks, reply_address)
    values (${row.id}, ${row.caseId}, ${row.proposalId}, ${row.areaId}, ${row.kind}, ${row.askedBy}, ${work.now}, ${storable(row.question)}, ${storable(JSON.stringify(row.answers))}::jsonb,
      ${storable(JSON.stringify(row.facts))}::jsonb, ${row.item === null ? null : storable(row.item)}, ${row.quantity}, ${row.halfAt}, ${row.dueAt}, ${row.leadAt}, ${row.blocks}, ${row.replyAddress})
    returning number`.execute(work.db);
  return (made.rows[0] as { number: number }).number;
}

export interface Told {
  personId: string | null;
  address: string;
}

export async function markTold(db: Db, id: string, told: Told): Promise<void> {
  await sql`update consultation set told_id = ${told.personId}, told_address = ${told.address} where id = ${id}`.execute(
    db,
  );
}

/** Another area has it from now on, with a time of its own: nobody was reminded of it yet. */
export async function moveToArea(
  db: Db,
  id: string,
  areaId: string,
  times: Pick<NewRow, 'halfAt' | 'dueAt' | 'leadAt'>,
): Promise<void> {
  await sql`
    update consultation set area_id = ${areaId}, half_at = ${times.halfAt}, due_at = ${times.dueAt}, lead_at = ${times.leadAt},
      reminded_at = null, escalated_at = null, escalated_to = null, lead_told_at = null where id = ${id}`.execute(db);
}

export async function markAnswered(
  work: Work,
  id: string,
  answer: {
    code: string | null;
    text: string;
    quantity: number | null;
    promisedOn: string | null;
    by: string | null;
    via: 'app' | 'link' | 'mail';
  },
): Promise<void> {
  await sql`
    update consultation set state = 'answered', answer_code = ${answer.code}, answer_text = ${storable(answer.text)}, quantity_confirmed = ${answer.quantity}, promised_on = ${answer.promisedOn}::date,
      answered_by = ${answer.by}, answered_via = ${answer.via}, answered_at = ${work.now}, closed_at = ${work.now} where id = ${id}`.execute(
    work.db,
  );
}

export async function markClosed(work: Work, id: string, state: 'cancelled' | 'handed_over'): Promise<void> {
  await sql`update consultation set state = ${state}, closed_at = ${work.now} where id = ${id}`.execute(work.db);
}

export async function markReminded(work: Work, id: string): Promise<void> {
  await sql`update consultation set reminded_at = ${work.now} where id = ${id}`.execute(work.db);
}

export async function markEscalated(work: Work, id: string, to: string | null): Promise<void> {
  await sql`update consultation set escalated_at = ${work.now}, escalated_to = ${to} where id = ${id}`.execute(work.db);
}

export async function markLeadTold(work: Work, id: string): Promise<void> {
  await sql`update consultation set lead_told_at = ${work.now} where id = ${id}`.execute(work.db);
}

/** By its id alone: for whoever proved a right to it otherwise (a personal link, a signed address). */
export async function findById(db: Db, id: string): Promise<ConsultationRow | undefined> {
  return (await sql<ConsultationRow>`select ${ROW} ${FROM} where c.id = ${id}::uuid`.execute(db)).rows[0];
}
