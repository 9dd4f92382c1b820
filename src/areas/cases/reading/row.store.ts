import { sql, type RawBuilder } from 'kysely';
import type { ClockUnit } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Ball, WakesOn } from '../contract.ts';

/** A row of any list of cases. */
export interface CaseRowData {
  id: string;
  reference: string;
  subject: string;
  customer: string | null;
  customerId: string | null;
  type: string;
  channel: string;
  ball: Ball;
  discarded: boolean;
  mergedInto: string | null;
  ballSince: Date;
  ownerId: string | null;
  ownerName: string | null;
  teamId: string | null;
  dueAt: Date | null;
  dueKind: string | null;
  dueStartedAt: Date | null;
  dueAttentionAt: Date | null;
  dueCriticalAt: Date | null;
  dueState: 'running' | 'paused' | null;
  /** How the law counts it, on which version of which calendar; null for our own targets. */
  dueLaw: { unit: ClockUnit; calendar: string; version: number } | null;
  nextAt: Date;
  snoozedUntil: Date | null;
  wakesOn: WakesOn | null;
  movedAt: Date;
  unread: boolean;
  priority: 'normal' | 'high';
  flags: string[];
  circuit: 1 | 2 | 3;
  waitsFor: { kind: 'area' | 'person'; id: string; since: string; dueAt: string } | null;
  waitsForName: string | null;
  tagIds: string[];
  excerpt: string;
  family: 'parent' | 'child' | null;
}

export const ROW_COLUMNS = sql`
  f.id, f.reference, f.subject, coalesce(c.name, (select coalesce(nullif(p.name, ''), p.address) from participant p where p.case_id = f.id and p.role = 'requester' order by p.added_at limit 1)) as customer, f.customer_id as "customerId", f.type, f.channel,
  i.ball, f.discarded_as is not null as discarded, case when i.ball = 'resolved' then (select k.reference from case_merge g join case_file k on k.id = g.kept_id where g.merged_id = i.case_id and g.undone_at is null) end as "mergedInto", i.ball_since as "ballSince", i.owner_id as "ownerId", o.name as "ownerName", i.team_id as "teamId", i.due_at as "dueAt", i.due_kind as "dueKind", i.due_started_at as "dueStartedAt",
  i.due_attention_at as "dueAttentionAt", i.due_critical_at as "dueCriticalAt", i.due_state as "dueState",
  case when i.due_kind = 'legal' then (select jsonb_build_object('unit', l.unit, 'calendar', l.calendar_id, 'version', l.calendar_version) from legal_clock l where l.case_id in (select id from with_merged(i.case_id)) and l.due_at = i.due_at and l.state = i.due_state limit 1) end as "dueLaw", i.next_at as "nextAt", i.snoozed_until as "snoozedUntil", case when i.snoozed_until is not null then (select z.wakes_on from snooze z where z.case_id = i.case_id and z.ended_at is null) end as "wakesOn", i.moved_at as "movedAt",
  i.inbound_n > coalesce(s.inbound_n, 0) as unread, f.priority, f.flags, i.circuit, i.waits_for as "waitsFor",
  case i.waits_for ->> 'kind' when 'person' then (select w.name from person w where w.id = (i.waits_for ->> 'id')::uuid) when 'area' then (select w.name from area w where w.id = (i.waits_for ->> 'id')::uuid) end as "waitsForName", array(select t.tag_id from case_tag t where t.case_id = f.id) as "tagIds", i.excerpt,
  case when exists (select from case_parent p where p.parent_id = f.id) then 'parent' when exists (select from case_parent p where p.child_id = f.id) then 'child' end as family`;

/** `me`: whose reading decides what is unread; null for actors without one. */
export function rowJoins(me: string | null): RawBuilder<unknown> {
  return sql`
    join case_file f on f.id = i.case_id left join customer c on c.id = f.customer_id left join person o on o.id = i.owner_id
    left join case_seen s on s.case_id = i.case_id and s.person_id = ${me}::uuid`;
}

/** The rows of a page query, in its order, in the same round trip. */
export async function pageRows(
  db: Db,
  page: RawBuilder<{ case_id: string; at: Date }>,
  me: string | null,
): Promise<(CaseRowData & { at: Date })[]> {
  const found = await sql<CaseRowData & { at: Date }>`
    with page as materialized (select case_id, at, row_number() over () as place from (${page}) ordered)
    select ${ROW_COLUMNS}, page.at from page join case_inbox i on i.case_id = page.case_id ${rowJoins(me)} order by page.place`.execute(
    db,
  );
  return found.rows;
}

export async function rowsByIds(db: Db, ids: readonly string[], me: string | null): Promise<CaseRowData[]> {
  if (ids.length === 0) return [];
  const found = await sql<CaseRowData>`
    select ${ROW_COLUMNS} from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place) join case_inbox i on i.case_id = wanted.id ${rowJoins(me)} order by wanted.place`.execute(
    db,
  );
  return found.rows;
}
