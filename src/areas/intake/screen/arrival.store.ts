import { sql, type RawBuilder } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import type { INTAKE_OUTCOMES, INTAKE_STATES } from '../contract.ts';

export interface ArrivalRow {
  id: string;
  channel: string;
  mailbox: string | null;
  state: (typeof INTAKE_STATES)[number];
  outcome: (typeof INTAKE_OUTCOMES)[number] | null;
  reason: string | null;
  attempts: number;
  nextTryAt: Date;
  receivedAt: Date;
  finishedAt: Date | null;
  size: number | null;
  sha256: string | null;
  from: string | null;
  subject: string | null;
  readable: boolean | null;
  caseId: string | null;
  caseReference: string | null;
  /** Resolved or discarded. */
  caseClosed: boolean;
  messageId: string | null;
}

const COLUMNS = sql`a.id, a.channel, b.address as mailbox, a.state, a.outcome, a.reason, a.attempts, a.next_try_at as "nextTryAt", a.received_at as "receivedAt", a.finished_at as "finishedAt",
  a.raw_size as size, a.raw_sha256 as sha256, a.from_address as "from", a.subject, a.readable, a.case_id as "caseId", f.reference as "caseReference", f.resolved_at is not null as "caseClosed", a.message_id as "messageId"`;
const JOINED = sql`intake a left join mailbox b on b.id = a.mailbox_id left join case_file f on f.id = a.case_id left join case_inbox i on i.case_id = a.case_id`;

/** What became of a case is seen by whoever sees the case; what has none yet, by the mailbox's team or by all when it has no team. */
function arrivalVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person') return actor.kind === 'system' ? sql`true` : sql`false`;
  return sql`(case when a.case_id is not null then ${visibleTo(actor)}
    else ${visibleTo({ ...actor, roles: actor.roles.filter((role) => role !== 'agent') })} or b.team_id is null or b.team_id = any(${[...actor.teamIds]}::uuid[]) end)`;
}

export async function findArrival(db: Db, actor: Actor, id: string): Promise<ArrivalRow | undefined> {
  return (
    await sql<ArrivalRow>`select ${COLUMNS} from ${JOINED} where a.id = ${id} and ${arrivalVisibleTo(actor)}`.execute(
      db,
    )
  ).rows[0];
}

/** Where it came in: the mailbox it reached, with its brand and team. Null when it came by no mailbox. */
export async function mailboxOf(
  db: Db,
  id: string,
): Promise<{ mailboxId: string; brandId: string | null; teamId: string | null } | null> {
  const found = await sql<{ mailboxId: string; brandId: string | null; teamId: string | null }>`
    select b.id as "mailboxId", b.brand_id as "brandId", b.team_id as "teamId" from intake a join mailbox b on b.id = a.mailbox_id where a.id = ${id}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

export interface ArrivalFilter {
  state: 'all' | 'waiting' | 'quarantined' | 'spam' | 'unreadable';
  channel?: string | undefined;
  q?: string | undefined;
  after: { at: Date; id: string } | null;
  limit: number;
}

/** How far back a search walks: it reads rows, newest first, and must not read them all. */
const SEARCHED = 20_000;

export async function findArrivals(
  db: Db,
  actor: Actor,
  { state, channel, q, after, limit }: ArrivalFilter,
): Promise<ArrivalRow[]> {
  const wanted = [arrivalVisibleTo(actor)];
  if (state !== 'all') wanted.push(IN_STATE[state]);
  if (channel) wanted.push(sql`a.channel = ${channel}`);
  if (after) wanted.push(sql`(a.received_at, a.id) < (${after.at}, ${after.id}::uuid)`);
  if (q) {
    const words = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    wanted.push(
      sql`a.id in (select id from intake order by received_at desc, id desc limit ${SEARCHED}) and (a.from_address ilike ${words} or plain(coalesce(a.subject, '')) like plain(${words}) or f.reference ilike ${words})`,
    );
  }
  return (
    await sql<ArrivalRow>`select ${COLUMNS} from ${JOINED} where ${sql.join(wanted, sql` and `)} order by a.received_at desc, a.id desc limit ${limit}`.execute(
      db,
    )
  ).rows;
}

const IN_STATE = {
  waiting: sql<boolean>`a.state in ('received', 'processing', 'retry')`,
  quarantined: sql<boolean>`a.state = 'quarantined'`,
  spam: sql<boolean>`a.state = 'done' and a.outcome = 'spam'`,
  unreadable: sql<boolean>`a.readable = false`,
};

export interface Counts {
  waiting: number;
  quarantined: number;
  unreadable: number;
}

/** Of what this person may see, each up to a thousand. */
export async function countArrivals(db: Db, actor: Actor): Promise<Counts> {
  const count = (condition: RawBuilder<boolean>): RawBuilder<number> =>
    sql`(select count(*)::int from (select from ${JOINED} where ${condition} and ${arrivalVisibleTo(actor)} limit 1000) few)`;
  const found =
    await sql<Counts>`select ${count(IN_STATE.waiting)} as waiting, ${count(IN_STATE.quarantined)} as quarantined, ${count(IN_STATE.unreadable)} as unreadable`.execute(
      db,
    );
  return found.rows[0] as Counts;
}

export interface ChannelState {
  channel: string;
  subject: string;
  mailboxId: string | null;
  lastAt: Date | null;
  error: string | null;
}

/** Each way in: every active mailbox, whether anything came yet or not, and the other channels that have brought something. */
export async function findChannels(db: Db): Promise<ChannelState[]> {
  const found = await sql<ChannelState>`
    select 'email' as channel, b.address as subject, b.id as "mailboxId", p.last_at as "lastAt", case when b.last_error_at > coalesce(b.last_ok_at, '-infinity') then b.last_error end as error
    from mailbox b left join channel_pulse p on p.channel = 'email' and p.subject = b.id::text where b.active
    union all select channel, subject, null, last_at, null from channel_pulse where channel <> 'email' order by 1, 2`.execute(
    db,
  );
  return found.rows;
}

/** Locks it and, by raising its fencing token, makes whatever worker still reads it write nothing. */
export async function takeFromWorkers(db: Db, id: string): Promise<void> {
  await sql`update intake set attempts = attempts + 1 where id = ${id}`.execute(db);
}

/** Waits to be read from its first try on. What it became before stays noted: that message gets what is found. */
export async function sendBack(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      state: 'received',
      reason: null,
      failures: 0,
      interruptions: 0,
      next_try_at: now,
      lease_until: null,
      finished_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function settleByHand(
  db: Db,
  id: string,
  result: { outcome: 'case' | 'spam'; reason: string; caseId: string | null; messageId: string | null; now: Date },
): Promise<void> {
  const { outcome, reason, caseId, messageId, now } = result;
  await db
    .updateTable('intake')
    .set({
      state: 'done',
      outcome,
      reason,
      case_id: caseId,
      message_id: messageId,
      finished_at: now,
      lease_until: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function lockArrival(db: Db, id: string): Promise<void> {
  await sql`select from intake where id = ${id} for update`.execute(db);
}
