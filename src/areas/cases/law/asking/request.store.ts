import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { visibleTo } from '../../access/access.store.ts';

export interface RequestRow {
  id: string;
  reference: string;
  customer: string;
  kind: 'supervisor' | 'person';
  askedAt: Date;
  via: string;
  phone: string;
  said: string;
  sameContact: boolean;
  assignedId: string | null;
  assigned: string | null;
  dueAt: Date;
  state: 'waiting' | 'attended';
  tries: number;
  endedAt: Date | null;
  endedBy: string | null;
  outcome: string;
}

const COLUMNS = sql`
  r.id, f.reference, coalesce(c.name, '') as customer, r.kind, r.asked_at as "askedAt", r.via, r.phone, r.said, r.same_contact as "sameContact", r.assigned_id as "assignedId", p.name as assigned,
  r.due_at as "dueAt", r.state, r.ended_at as "endedAt", e.name as "endedBy", r.outcome,
  (select count(*)::int from event t where t.stream = 'case:' || r.case_id and t.type = 'case.call_tried' and t.data->>'request' = r.id::text) as tries`;
const FROM = sql`
  human_request r join case_file f on f.id = r.case_id join case_inbox i on i.case_id = r.case_id left join customer c on c.id = f.customer_id
  left join person p on p.id = r.assigned_id left join person e on e.id = r.ended_by`;

export async function requestsOf(db: Db, caseId: string): Promise<RequestRow[]> {
  return read(db, sql`r.case_id = ${caseId} order by r.asked_at desc, r.id desc limit 20`);
}

const QUEUE = 200;

/** All who wait, through the person asking. */
export async function waitingRequests(db: Db, actor: Actor): Promise<RequestRow[]> {
  return read(db, sql`r.state = 'waiting' and ${visibleTo(actor)} order by r.due_at, r.id limit ${QUEUE}`);
}

async function read(db: Db, where: RawBuilder<unknown>): Promise<RequestRow[]> {
  const found = await sql<RequestRow>`select ${COLUMNS} from ${FROM} where ${where}`.execute(db);
  return found.rows;
}

export async function hasWaiting(db: Db, caseId: string, kind: RequestRow['kind']): Promise<boolean> {
  const found =
    await sql`select 1 from human_request where case_id = ${caseId} and kind = ${kind} and state = 'waiting'`.execute(
      db,
    );
  return found.rows.length > 0;
}

export interface NewRequest {
  caseId: string;
  kind: RequestRow['kind'];
  via: string;
  phone: string;
  said: string;
  sameContact: boolean;
  /** Spoken to as it is written. */
  attended?: boolean;
  assignedId: string | null;
  dueAt: Date;
}

export async function insertRequest(work: Work, given: NewRequest): Promise<string> {
  const id = newId();
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  const { sameContact, attended = false } = given;
  await sql`
    insert into human_request (id, case_id, kind, asked_at, taken_by, via, phone, said, same_contact, assigned_id, due_at, state, ended_at, ended_by)
    values (${id}, ${given.caseId}, ${given.kind}, ${work.now}, ${by}, ${given.via}, ${storable(given.phone)}, ${storable(given.said)}, ${sameContact}, ${given.assignedId}, ${given.dueAt},
      ${attended ? 'attended' : 'waiting'}, ${attended ? work.now : null}, ${attended ? given.assignedId : null})`.execute(
    work.db,
  );
  return id;
}

type FoundRequest = Pick<RequestRow, 'kind' | 'state' | 'askedAt' | 'assignedId' | 'sameContact'>;

export async function findRequest(db: Db, caseId: string, id: string): Promise<FoundRequest | null> {
  const found = await sql<FoundRequest>`
    select kind, state, asked_at as "askedAt", assigned_id as "assignedId", same_contact as "sameContact" from human_request where id = ${id} and case_id = ${caseId}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

export async function markAttended(work: Work, id: string, outcome: string): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    update human_request set state = 'attended', ended_at = ${work.now}, ended_by = ${by}, outcome = ${storable(outcome)} where id = ${id} and state = 'waiting'`.execute(
    work.db,
  );
}

const TOLD = 3;

/** Who is told when nobody is on the supervision rota: leads of the case's team, else any. */
export async function leadsFor(db: Db, teamId: string | null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from person p where p.status = 'active' and 'lead' = any(p.roles)
    order by exists (select from team_member m where m.person_id = p.id and m.team_id = ${teamId}::uuid) desc, p.available desc, p.created_at, p.id limit ${TOLD}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}
