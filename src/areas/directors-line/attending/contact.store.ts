import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { ReasonFound } from '../unreached/contract.ts';
import type { CallOutcome } from './attend.rules.ts';

export type EndedAs = 'attended' | 'unreached' | 'not_ours' | 'joined';

export interface ContactData {
  id: string;
  caseId: string;
  reference: string;
  subject: string;
  language: string;
  customer: string;
  kind: 'message' | 'call';
  origin: 'page' | 'case' | 'agent' | 'found';
  unprovenAbout: string | null;
  /** What they were found by, when nobody waited for them to ask. */
  foundBy: ReasonFound[];
  returned: { to: { id: string; name: string }; at: string; instruction: string } | null;
  askedAt: Date;
  promisedAt: Date;
  firstPromisedAt: Date;
  slotAt: Date | null;
  lateAt: Date | null;
  state: 'waiting' | 'attended' | 'closed';
  attendedAt: Date | null;
  attendedBy: { id: string; name: string } | null;
  closedAt: Date | null;
  endedAs: EndedAs | null;
  /** Something was written since they asked that did not come back. */
  writtenTo: boolean;
  learnt: string;
  phone: string;
  email: string;
  words: string;
  owner: { id: string; name: string } | null;
  /** Its case was put away as none of ours. */
  putAway: boolean;
}

const ROW = sql`
  d.id, d.case_id as "caseId", f.reference, f.subject, f.language, coalesce(k.name, '') as customer, d.kind, d.origin, d.asked_at as "askedAt", d.promised_at as "promisedAt",
  d.first_promised_at as "firstPromisedAt", d.slot_at as "slotAt", d.late_at as "lateAt", d.state, d.attended_at as "attendedAt", d.closed_at as "closedAt", d.ended_as as "endedAs", d.learnt,
  exists (select from message w where w.case_id = d.case_id and w.direction = 'out' and w.author_id is not null and w.at >= d.asked_at and w.undone_at is null and w.failed_at is null and not w.withdrawn) as "writtenTo", d.phone,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as "attendedBy", case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
  coalesce((select q.address from participant q where q.case_id = d.case_id and q.role = 'requester' and q.address like '%@%' order by q.added_at limit 1), '') as email,
  (select u.reference from case_file u where u.id = d.unproven_about) as "unprovenAbout", coalesce(f.discarded_as in ('spam', 'not_ours'), false) as "putAway",
  case when d.returned_to is not null then jsonb_build_object('to', (select jsonb_build_object('id', z.id, 'name', z.name) from person z where z.id = d.returned_to), 'at', d.returned_at, 'instruction', d.instruction) end as returned,
  coalesce((select r.reasons from unreached r where r.contact_id = d.id order by r.ended_at desc limit 1), '[]') as "foundBy",
  coalesce((select m.text from message m where m.id = d.message_id), '') as words`;
const FROM = sql`
  from direct_contact d join case_file f on f.id = d.case_id join case_inbox i on i.case_id = d.case_id
  left join customer k on k.id = f.customer_id left join person a on a.id = d.attended_by left join person o on o.id = i.owner_id`;

/** Waiting ones by how long they wait, then the attended; or the closed, newest first. The caller has asked whose the line is. */
export async function findContacts(db: Db, state: 'open' | 'closed'): Promise<ContactData[]> {
  const found =
    state === 'open'
      ? await sql<ContactData>`select ${ROW} ${FROM} where d.state <> 'closed' order by d.state = 'attended', d.asked_at, d.id limit 200`.execute(
          db,
        )
      : await sql<ContactData>`select ${ROW} ${FROM} where d.state = 'closed' order by d.closed_at desc, d.id limit 100`.execute(
          db,
        );
  return found.rows;
}

export async function findContact(db: Db, id: string): Promise<ContactData | undefined> {
  return (await sql<ContactData>`select ${ROW} ${FROM} where d.id = ${id}::uuid`.execute(db)).rows[0];
}

export async function lockContact(db: Db, id: string): Promise<ContactData | undefined> {
  await sql`select from direct_contact where id = ${id}::uuid for update`.execute(db);
  return findContact(db, id);
}

/** The figures of the head of the queue. */
export async function countsOf(db: Db, now: Date): Promise<{ unanswered: number; late: number; lastAt: Date | null }> {
  const found = await sql<{ unanswered: number; late: number; lastAt: Date | null }>`
    select count(*) filter (where state = 'waiting')::int as unanswered, count(*) filter (where state = 'waiting' and promised_at < ${now})::int as late,
      max(attended_at) as "lastAt" from direct_contact`.execute(db);
  return found.rows[0] ?? { unanswered: 0, late: 0, lastAt: null };
}

export interface CallData {
  id: string;
  at: Date;
  by: { id: string; name: string };
  outcome: CallOutcome;
  notes: string;
  callBackAt: Date | null;
}

export async function callsOf(db: Db, contactId: string): Promise<CallData[]> {
  const found = await sql<CallData>`
    select c.id, c.at, jsonb_build_object('id', p.id, 'name', p.name) as by, c.outcome, c.notes, c.call_back_at as "callBackAt"
    from direct_call c join person p on p.id = c.by_id where c.contact_id = ${contactId} order by c.at, c.id`.execute(
    db,
  );
  return found.rows;
}

export async function insertCall(
  db: Db,
  row: {
    id: string;
    contactId: string;
    at: Date;
    byId: string;
    outcome: string;
    notes: string;
    callBackAt: Date | null;
  },
): Promise<void> {
  await sql`
    insert into direct_call (id, contact_id, at, by_id, outcome, notes, call_back_at)
    values (${row.id}, ${row.contactId}, ${row.at}, ${row.byId}, ${row.outcome}, ${storable(row.notes)}, ${row.callBackAt})`.execute(
    db,
  );
}

/** The first time it was reached counts; a closed one stays closed. Spoken to, they need the moment they had chosen no more. */
export async function markAttended(db: Db, id: string, by: string, how: 'call' | 'message', at: Date): Promise<void> {
  await sql`
    update direct_contact set state = 'attended', attended_at = ${at}, attended_by = ${by}, attended_how = ${how} where id = ${id} and state = 'waiting'`.execute(
    db,
  );
  if (how === 'call') await freeSlot(db, id, at);
}

async function freeSlot(db: Db, id: string, now: Date): Promise<void> {
  await sql`delete from direct_slot where contact_id = ${id} and starts_at > ${now}`.execute(db);
}

export async function movePromise(db: Db, id: string, promisedAt: Date): Promise<void> {
  await sql`update direct_contact set promised_at = ${promisedAt}, late_at = null where id = ${id} and state = 'waiting'`.execute(
    db,
  );
}

export async function markClosed(
  db: Db,
  id: string,
  ended: { as: EndedAs; by: string | null; learnt: string; at: Date },
): Promise<void> {
  const { as, by, learnt, at } = ended;
  await sql`
    update direct_contact set state = 'closed', closed_at = ${at}, closed_by = ${by}, ended_as = ${as}, learnt = ${storable(learnt)} where id = ${id}`.execute(
    db,
  );
  await freeSlot(db, id, at);
}

export async function markReturned(db: Db, id: string, to: string, instruction: string, at: Date): Promise<void> {
  await sql`
    update direct_contact set returned_to = ${to}, returned_at = ${at}, instruction = ${storable(instruction)} where id = ${id}`.execute(
    db,
  );
}

/** Promises that are broken and were not told yet. */
export async function brokenPromises(db: Db, now: Date): Promise<{ id: string }[]> {
  const found = await sql<{ id: string }>`
    select id from direct_contact where state = 'waiting' and late_at is null and promised_at < ${now} order by promised_at limit 100`.execute(
    db,
  );
  return found.rows;
}

export async function markLate(db: Db, id: string, at: Date): Promise<void> {
  await sql`update direct_contact set late_at = ${at} where id = ${id}`.execute(db);
}

/** The waiting contact of a case, for who answers it from elsewhere. */
export async function waitingOfCase(db: Db, caseId: string): Promise<ContactData | undefined> {
  await sql`select from direct_contact where case_id = ${caseId} and state = 'waiting' for update`.execute(db);
  return (await sql<ContactData>`select ${ROW} ${FROM} where d.case_id = ${caseId} and d.state = 'waiting'`.execute(db))
    .rows[0];
}

export async function writtenBy(
  db: Db,
  messageId: string,
): Promise<{ authorId: string; at: Date; channel: string } | undefined> {
  return (
    await sql<{ authorId: string; at: Date; channel: string }>`
    select author_id as "authorId", at, channel from message where id = ${messageId}::uuid and direction = 'out' and author_id is not null`.execute(
      db,
    )
  ).rows[0];
}

const AGAIN = sql`
  state = 'waiting', attended_at = null, attended_by = null, attended_how = null, late_at = null, closed_at = null, closed_by = null, ended_as = null`;
const ALONE = sql`not exists (select from direct_contact w where w.case_id = d.case_id and w.state = 'waiting')`;

/** Attended by an answer that did not arrive, and never spoken to: they wait again, closed or not, with their promise as it was. */
export async function reopenUnreached(db: Db, messageId: string): Promise<{ id: string }[]> {
  const found = await sql<{ id: string }>`
    update direct_contact d set ${AGAIN}
    from message m where m.id = ${messageId}::uuid and m.failed_at is not null and m.case_id = d.case_id
      and d.state in ('attended', 'closed') and d.attended_how = 'message' and d.attended_by = m.author_id and d.attended_at >= m.at and d.asked_at <= m.at
      and not exists (select from direct_call c where c.contact_id = d.id and c.outcome = 'spoken') and ${ALONE}
    returning d.id`.execute(db);
  return found.rows;
}

/** Put away with a case that was opened again: the last of them waits as before. */
export async function reopenPutAway(db: Db, caseId: string): Promise<{ id: string }[]> {
  const found = await sql<{ id: string }>`
    update direct_contact d set ${AGAIN} where d.ended_as = 'not_ours' and ${ALONE}
      and d.id = (select p.id from direct_contact p where p.case_id = ${caseId} order by p.asked_at desc, p.id desc limit 1) returning d.id`.execute(
    db,
  );
  return found.rows;
}

/** The case is put away, and the words that asked for the Director belong to another one. */
export async function belongsTo(db: Db, contactId: string, caseId: string): Promise<boolean> {
  const found = await sql<{ belongs: boolean }>`
    select f.discarded_as = 'moved' or d.message_id is not null and m.case_id = ${caseId}::uuid as belongs
    from direct_contact d join case_file f on f.id = d.case_id left join message m on m.id = d.message_id where d.id = ${contactId}`.execute(
    db,
  );
  return found.rows[0]?.belongs ?? false;
}

export async function moveContact(db: Db, id: string, caseId: string): Promise<void> {
  await sql`update direct_contact set case_id = ${caseId} where id = ${id}`.execute(db);
}

/** What was chosen by the one that ends here is the other's. */
export async function giveSlot(db: Db, from: string, to: string): Promise<void> {
  await sql`update direct_slot set contact_id = ${to} where contact_id = ${from}`.execute(db);
}
