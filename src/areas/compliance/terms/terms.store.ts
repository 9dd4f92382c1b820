import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { TermList } from '../contract.ts';

/** A term of the law on a case, or a case without receipt (then it has no clock). */
export interface TermRow {
  id: string;
  at: Date;
  clock: string | null;
  pack: string | null;
  article: string | null;
  unit: 'hour' | 'calendar_day' | 'working_day' | 'month' | null;
  state: 'running' | 'paused' | 'met' | 'missed' | 'lapsed' | 'cancelled' | null;
  startedAt: Date;
  dueAt: Date | null;
  attentionAt: Date | null;
  criticalAt: Date | null;
  metAt: Date | null;
  lateAt: Date | null;
  calendarId: string | null;
  calendarVersion: number | null;
  reference: string;
  subject: string;
  customer: string | null;
  owner: string | null;
  /** Its sheet of the complaints book. */
  sheetId: string | null;
}

export interface Place {
  at: Date;
  id: string;
}

interface Walk {
  from: RawBuilder<unknown>;
  where(now: Date): RawBuilder<unknown>;
  /** What the list goes by, and its key. */
  at: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  newestFirst: boolean;
}

const RUNNING = sql`c.state = 'running' and c.late_at is null and c.whose = 'company'`;
const UNACKNOWLEDGED = sql`f.acknowledged_at is null and f.resolved_at is null and f.discarded_as is null and f.legal_class is not null`;
const TERM = { from: sql`legal_clock c`, at: sql`c.due_at`, key: sql`c.id`, newestFirst: false };

/** The customer's first word since a term waits for what was asked of them: it may have brought it, and nobody has said so. */
const HEARD = sql`legal_clock c cross join lateral (select min(m.received_at) as at from message m
  where m.case_id = c.case_id and m.direction = 'in' and m.automatic is null and m.held_reason is null and m.received_at > c.paused_since) word`;

/** Each list walks its own partial index. A term that has just passed its date stays in the first ones until the sweep tells the breach, within a minute. */
const WALKS: Record<TermList, Walk> = {
  due: { ...TERM, where: () => RUNNING },
  at_risk: { ...TERM, where: (now) => sql`${RUNNING} and c.critical_at <= ${now}` },
  breached: {
    ...TERM,
    at: sql`c.late_at`,
    newestFirst: true,
    where: () => sql`c.late_at is not null and c.whose = 'company'`,
  },
  heard: {
    from: HEARD,
    at: sql`word.at`,
    key: sql`c.id`,
    newestFirst: false,
    where: () => sql`c.state = 'paused' and c.paused_until is null and c.whose = 'company' and word.at is not null`,
  },
  unacknowledged: {
    from: sql`case_file f`,
    at: sql`f.received_at`,
    key: sql`f.id`,
    newestFirst: false,
    where: () => UNACKNOWLEDGED,
  },
};

const OF_CLOCK = sql`c.id, c.clock, c.pack, c.article, c.unit, c.state, c.started_at as "startedAt", c.due_at as "dueAt", c.attention_at as "attentionAt", c.critical_at as "criticalAt", c.met_at as "metAt",
  c.late_at as "lateAt", c.calendar_id as "calendarId", c.calendar_version as "calendarVersion"`;
const OF_RECEIPT = sql`f.id, null as clock, null as pack, null as article, null as unit, null as state, f.received_at as "startedAt", null as "dueAt", null as "attentionAt", null as "criticalAt",
  null as "metAt", null as "lateAt", null as "calendarId", null as "calendarVersion"`;

/** One page of a list, from its index; the case is joined to the rows of the page only. */
export async function termRows(
  db: Db,
  list: TermList,
  { now, after, limit }: { now: Date; after: Place | null; limit: number },
): Promise<TermRow[]> {
  const { from, where, at, key, newestFirst } = WALKS[list];
  const way = sql.raw(newestFirst ? 'desc' : 'asc');
  const beyond = sql.raw(newestFirst ? '<' : '>');
  const next = after ? sql`and (${at}, ${key}) ${beyond} (${after.at}, ${after.id}::uuid)` : sql``;
  const receipts = list === 'unacknowledged';
  const columns = receipts ? OF_RECEIPT : OF_CLOCK;
  const found = await sql<TermRow>`
    select t.*, f.reference, f.subject, cu.name as customer, p.name as owner, b.id as "sheetId"
    from (select ${columns}, ${at} as at, ${receipts ? sql`f.id` : sql`c.case_id`} as case_id from ${from} where ${where(now)} ${next} order by ${at} ${way}, ${key} ${way} limit ${limit}) t
    join case_file f on f.id = t.case_id join case_inbox i on i.case_id = t.case_id
    left join customer cu on cu.id = f.customer_id left join person p on p.id = i.owner_id left join book_sheet b on b.case_id = t.case_id
    order by t.at ${way}, t.id ${way}`.execute(db);
  return found.rows;
}

/** More than this is said as «1.000+»: counting them all would read them all. */
export const COUNTED = 1_000;

export async function countTerms(db: Db, now: Date): Promise<Record<TermList, number>> {
  const count = (list: TermList): RawBuilder<number> =>
    sql<number>`(select count(*)::int from (select from ${WALKS[list].from} where ${WALKS[list].where(now)} limit ${COUNTED + 1}) x)`;
  const found = await sql<Record<TermList, number>>`
    select ${count('due')} as due, ${count('at_risk')} as at_risk, ${count('breached')} as breached, ${count('heard')} as heard, ${count('unacknowledged')} as unacknowledged`.execute(
    db,
  );
  return found.rows[0] as Record<TermList, number>;
}
