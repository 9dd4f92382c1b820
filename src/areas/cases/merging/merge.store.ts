import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import type { MergeSide, Said } from './merge.rules.ts';

/** The case that what belongs to this one goes to now. */
export async function survivorOfId(db: Db, caseId: string): Promise<string> {
  const found = await sql<{ id: string }>`
    select kept_id as id from case_merge where merged_id = ${caseId}::uuid and undone_at is null`.execute(db);
  return found.rows[0]?.id ?? caseId;
}

/** The same by the number somebody knows: an id, as a part of a statement. */
export function survivorOf(reference: string): RawBuilder<string> {
  return sql`(select coalesce(g.kept_id, h.id) from case_file h left join case_merge g on g.merged_id = h.id and g.undone_at is null where h.reference = ${reference})`;
}

/** The ids of two cases the actor sees, in the order asked for. */
export async function idsOf(db: Db, actor: Actor, references: readonly [string, string]): Promise<[string, string]> {
  const found = await sql<{ id: string; reference: string }>`
    select f.id, f.reference from case_file f join case_inbox i on i.case_id = f.id
    where f.reference = any(${[...references]}::text[]) and ${visibleTo(actor)}`.execute(db);
  const [first, second] = references.map((reference) => found.rows.find((row) => row.reference === reference)?.id);
  if (!first || !second) throw missing('case.not_found');
  return [first, second];
}

/** Cases as far as merging them goes; whoever asks has found them already. */
export async function sidesOf(db: Db, ids: readonly string[]): Promise<Map<string, MergeSide>> {
  const found = await sql<MergeSide>`
    select f.id, f.customer_id as "customerId", f.resolved_at is not null as resolved, f.legal_class as "legalClass", f.legal_pack as "legalPack",
      (select p.address from participant p where p.case_id = f.id and p.role = 'requester' order by p.added_at limit 1) as requester,
      exists (select from case_merge m where m.kept_id = f.id and m.undone_at is null) as "holdsOthers",
      array_remove(array[
        case when exists (select from proposal x where x.case_id = f.id) then 'proposal' end,
        case when exists (select from consultation x where x.case_id = f.id) then 'consultation' end,
        case when exists (select from case_promise x where x.case_id = f.id and x.state = 'open') then 'promise' end,
        case when exists (select from direct_contact x where x.case_id = f.id) then 'director' end,
        case when exists (select from human_request x where x.case_id = f.id and x.state = 'waiting') then 'request' end,
        case when exists (select from service_hold x where x.case_id = f.id and x.lifted_at is null) then 'hold' end,
        case when exists (select from recording_consent x where x.case_id = f.id and x.held_until_notice and x.released_at is null) then 'recording' end,
        case when exists (select from mass_incident_case x where x.case_id = f.id and x.detached_at is null) then 'incident' end,
        case when exists (select from book_sheet x where x.case_id = f.id) then 'book' end,
        case when exists (select from finding x where x.case_id = f.id) then 'finding' end], null) as ties
    from case_file f where f.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

export interface OtherCase extends Said {
  id: string;
  reference: string;
  receivedAt: Date;
  dueAt: Date | null;
}

const MOST_OTHERS = 50;

/** The open cases of the same person that the actor sees, the newest first, each with its first words. */
export async function othersOf(db: Db, actor: Actor, caseId: string): Promise<OtherCase[]> {
  const found = await sql<OtherCase>`
    with asked as (select f.id, f.customer_id, (select p.address from participant p where p.case_id = f.id and p.role = 'requester' order by p.added_at limit 1) as address from case_file f where f.id = ${caseId}::uuid),
    other as (
      select f.id from case_file f join asked on f.customer_id = asked.customer_id where f.resolved_at is null
      union select p.case_id from participant p join asked on p.address = asked.address where p.role = 'requester' and asked.customer_id is null)
    select ${WORDS} from other join case_file f on f.id = other.id join case_inbox i on i.case_id = f.id
    where f.id <> ${caseId}::uuid and f.resolved_at is null and ${visibleTo(actor)} order by f.received_at desc limit ${MOST_OTHERS}`.execute(
    db,
  );
  return found.rows;
}

export async function wordsOfCase(db: Db, caseId: string): Promise<OtherCase> {
  const found = await sql<OtherCase>`
    select ${WORDS} from case_file f join case_inbox i on i.case_id = f.id where f.id = ${caseId}::uuid`.execute(db);
  return found.rows[0] as OtherCase;
}

const WORDS = sql`f.id, f.reference, f.subject, f.received_at as "receivedAt", i.due_at as "dueAt",
  coalesce((select left(m.text, 4000) from message m where m.case_id = f.id and m.direction = 'in' order by m.id limit 1), '') as text`;

export interface Moving {
  messages: number;
  notes: number;
  files: number;
  petitions: number;
}

/** How much of a case would go with it. */
export async function countMoving(db: Db, caseId: string): Promise<Moving> {
  const found = await sql<Moving>`
    select (select count(*)::int from message m where m.case_id = ${caseId} and m.automatic is distinct from 'acknowledgement' and m.undone_at is null) as messages,
      (select count(*)::int from note n where n.case_id = ${caseId}) as notes,
      (select count(*)::int from attachment a left join message m on m.id = a.message_id left join note n on n.id = a.note_id where not a.inline and coalesce(m.case_id, n.case_id) = ${caseId}) as files,
      (select count(*)::int from petition q where q.case_id = ${caseId} and q.removed_at is null) as petitions`.execute(
    db,
  );
  return found.rows[0] as Moving;
}

export interface StandingMerge {
  id: string;
  mergedId: string;
  reference: string;
  subject: string;
  at: Date;
  by: { id: string; name: string } | null;
}

/** The cases that go on in this one, in the order they came. */
export async function mergesInto(db: Db, caseId: string): Promise<StandingMerge[]> {
  const found = await sql<StandingMerge>`
    select g.id, g.merged_id as "mergedId", f.reference, f.subject, g.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by
    from case_merge g join case_file f on f.id = g.merged_id left join person p on p.id = g.by_id where g.kept_id = ${caseId} and g.undone_at is null order by g.at, g.id`.execute(
    db,
  );
  return found.rows;
}

/** Where the log of a case stands: the number of its last event. */
export async function lastEvent(work: Work, caseId: string): Promise<number> {
  const found = await sql<{ n: number }>`select n from stream where id = ${`case:${caseId}`}`.execute(work.db);
  return found.rows[0]?.n ?? 0;
}
