import { sql } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import type { NotificationKind } from './contract.ts';

export interface NewNotification {
  personId: string;
  caseId: string;
  kind: NotificationKind;
  /** What it tells: told once. */
  about: string;
  byId: string | null;
  at: Date;
}

/** False where the person was told already, or works here no more. */
export async function insertNotification(db: Db, given: NewNotification): Promise<boolean> {
  const { personId, caseId, kind, about, byId, at } = given;
  const made = await sql`
    insert into notification (id, person_id, case_id, kind, about, by_id, at)
    select ${newId()}, p.id, ${caseId}, ${kind}, ${about}, ${byId}, ${at} from person p where p.id = ${personId} and p.status = 'active'
    on conflict (person_id, kind, about) do nothing returning id`.execute(db);
  return made.rows.length > 0;
}

export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  at: Date;
  seenAt: Date | null;
  by: string | null;
  reference: string;
  subject: string;
  customer: string;
}

const MOST = 200;

/** Through the person who asks: of a case they may not open any more they are told nothing (invariant 5). */
export async function findNotifications(db: Db, actor: PersonActor): Promise<NotificationRow[]> {
  const found = await sql<NotificationRow>`
    select n.id, n.kind, n.at, n.seen_at as "seenAt", b.name as by, f.reference, f.subject, coalesce(k.name, '') as customer
    from notification n join case_file f on f.id = n.case_id join case_inbox i on i.case_id = n.case_id
    left join customer k on k.id = f.customer_id left join person b on b.id = n.by_id
    where n.person_id = ${actor.id} and ${visibleTo(actor)} order by n.at desc, n.id desc limit ${MOST}`.execute(db);
  return found.rows;
}

/** How many were seen by it. */
export async function markSeen(work: Work, personId: string, reference: string | undefined): Promise<number> {
  const one = reference ? sql`and case_id = (select id from case_file where reference = ${reference})` : sql``;
  const seen = await sql`
    update notification set seen_at = ${work.now} where person_id = ${personId} and seen_at is null ${one} returning id`.execute(
    work.db,
  );
  return seen.rows.length;
}

export async function ownerOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{
    id: string | null;
  }>`select owner_id as id from case_inbox where case_id = ${caseId}`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** Of the case's first word nobody is told: it is told by who is given the case. */
export async function ownerAnswered(db: Db, caseId: string, messageId: string): Promise<string | null> {
  const found = await sql<{ id: string | null }>`
    select i.owner_id as id from case_inbox i
    where i.case_id = ${caseId} and exists (select from message m where m.case_id = i.case_id and m.id < ${messageId}::uuid)`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export async function askerOf(db: Db, consultationId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select asked_by as id from consultation where id = ${consultationId}`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export async function makerOf(db: Db, proposalId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select made_by as id from proposal where id = ${proposalId}`.execute(db);
  return found.rows[0]?.id ?? null;
}

export interface TurnedCritical {
  caseId: string;
  ownerId: string;
  kind: string;
  dueAt: Date;
  at: Date;
}

/** Owned cases whose term turned critical since `since` and was not told: a critical term is never further from its end than some days. */
export async function turnedCritical(db: Db, since: Date, now: Date, limit: number): Promise<TurnedCritical[]> {
  const found = await sql<TurnedCritical>`
    select i.case_id as "caseId", i.owner_id as "ownerId", i.due_kind as kind, i.due_at as "dueAt", i.due_critical_at as at
    from case_inbox i
    where i.ball <> 'resolved' and i.due_state = 'running' and i.owner_id is not null
      and i.due_at < ${now}::timestamptz + interval '15 days' and i.due_critical_at > ${since} and i.due_critical_at <= ${now}
      and not exists (select from notification n where n.person_id = i.owner_id and n.case_id = i.case_id and n.kind = 'critical' and n.at = i.due_critical_at)
    order by i.due_critical_at limit ${limit}`.execute(db);
  return found.rows;
}

export async function deleteOlder(db: Db, before: Date, limit: number): Promise<number> {
  const gone = await sql`
    delete from notification where id in (select id from notification where at < ${before} order by at limit ${limit}) returning id`.execute(
    db,
  );
  return gone.rows.length;
}
