import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

/** The case a mail of ours is in now; a receipt stays with the case it was given for. */
export async function caseOfMessage(db: Db, messageId: string, otherwise: string): Promise<string> {
  const found = await sql<{ case_id: string }>`select case_id from message where id = ${messageId}`.execute(db);
  return found.rows[0]?.case_id ?? otherwise;
}

export async function markAcknowledged(db: Db, caseId: string, at: Date): Promise<void> {
  await sql`update case_file set acknowledged_at = ${at} where id = ${caseId} and acknowledged_at is null`.execute(db);
}

/** A message that failed before and now got through counts as said again. */
export async function markDelivered(db: Db, messageId: string): Promise<void> {
  await sql`update message set failed_at = null where id = ${messageId} and failed_at is not null`.execute(db);
}

export async function markFailed(db: Db, messageId: string, at: Date): Promise<void> {
  await sql`update message set failed_at = ${at} where id = ${messageId}`.execute(db);
}

export async function markParticipantsBounced(work: Work, caseId: string, addresses: readonly string[]): Promise<void> {
  await sql`update participant set bounced_at = ${work.now} where case_id = ${caseId} and address = any(${[...addresses]}::text[])`.execute(
    work.db,
  );
}

export interface Reached {
  address: string;
  lost: boolean;
  got: boolean;
  /** Whom the answer is for: who asked, when it went to them; else its To; else everybody. */
  addressee: boolean;
}

export async function authorOf(db: Db, messageId: string): Promise<string | null> {
  const found = await sql<{
    author: string | null;
  }>`select author_id as author from message where id = ${messageId}`.execute(db);
  return found.rows[0]?.author ?? null;
}

/** Whom a mail of the case went to, and how it fared with each. */
export async function reachedBy(db: Db, caseId: string, messageId: string): Promise<Reached[]> {
  const found = await sql<Reached>`
    with sent as (
      select lower(r ->> 'address') as address, r ->> 'state' as state,
        case when exists (select from participant p where p.case_id = ${caseId} and p.role = 'requester' and p.address = lower(r ->> 'address')) then 1
          when r ->> 'field' = 'to' then 2 else 3 end as nearness
      from outbox o, jsonb_array_elements(o.recipients) r where o.message_id = ${messageId}
    )
    select address, state in ('failed', 'bounced') as lost, state = 'sent' as got, nearness = (select min(nearness) from sent) as addressee from sent`.execute(
    db,
  );
  return found.rows;
}

/** Teams that count on a calendar, or on the company's because they have none of their own. */
export async function teamsOn(db: Db, which: { calendarId: string } | { companyCalendar: true }): Promise<string[]> {
  const found = await (
    'calendarId' in which
      ? sql<{
          id: string;
        }>`select t.id from team t left join company c on true where coalesce(t.calendar_id, c.calendar_id) = ${which.calendarId}::uuid`
      : sql<{ id: string }>`select id from team where calendar_id is null`
  ).execute(db);
  return found.rows.map((row) => row.id);
}

/** Open cases of some teams with clocks that have not ended, in id order. */
export async function clockedCases(
  db: Db,
  teamIds: readonly string[],
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await sql<{ case_id: string }>`
    select i.case_id from case_inbox i where i.team_id = any(${[...teamIds]}::uuid[]) and i.case_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      and (exists (select from target t where t.case_id = i.case_id and t.state in ('running', 'paused')) or exists (select from legal_clock l where l.case_id = i.case_id and l.state in ('running', 'paused'))) order by i.case_id limit ${limit}`.execute(
    db,
  );
  return found.rows.map((row) => row.case_id);
}

export async function openCasesOf(db: Db, personId: string): Promise<string[]> {
  const found = await sql<{
    case_id: string;
  }>`select case_id from case_inbox where owner_id = ${personId} and ball <> 'resolved' order by next_at`.execute(db);
  return found.rows.map((row) => row.case_id);
}

/** Whom inside the row of a case says it waits for. */
export async function awaitedOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{
    id: string | null;
  }>`select waits_for ->> 'id' as id from case_inbox where case_id = ${caseId}`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** Open cases without priority of this customer, if they are to be attended first. */
export async function openOfFirst(db: Db, customerId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select f.id from case_file f join customer c on c.id = f.customer_id
    where f.customer_id = ${customerId}::uuid and c.vulnerable and f.resolved_at is null and f.priority = 'normal' order by f.id limit 200`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}
