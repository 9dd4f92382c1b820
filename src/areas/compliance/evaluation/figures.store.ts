import { sql } from 'kysely';
import { toCustomer } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { EvaluationResults } from './contract.ts';

export interface Period {
  startsAt: Date;
  endsAt: Date;
  /** As of when: what was open then counts by whether its date had passed. */
  dataUntil: Date;
}

export interface ClockCount {
  clock: string;
  met: number;
  missed: number;
  pending: number;
}

/** Terms of the company's that began in the period, each judged: notified in time, late (open ones past their date too), or still to come. */
export async function clockCounts(db: Db, { startsAt, endsAt, dataUntil }: Period): Promise<ClockCount[]> {
  const found = await sql<ClockCount>`
    select c.clock, count(*) filter (where c.state = 'met')::int as met,
      count(*) filter (where c.state = 'missed' or (c.state = 'running' and c.due_at < ${dataUntil}))::int as missed,
      count(*) filter (where c.state = 'paused' or (c.state = 'running' and c.due_at >= ${dataUntil}))::int as pending
    from legal_clock c join case_file f on f.id = c.case_id
    where c.started_at >= ${startsAt} and c.started_at < ${endsAt} and c.whose = 'company' and c.state not in ('lapsed', 'cancelled') and f.discarded_as is null
    group by c.clock order by c.clock`.execute(db);
  return found.rows;
}

/**
 * Every figure of a year from one moment of the data, with room to count in memory: whole tables are walked once each, and what does
 * not fit would be sorted on disk.
 */
export async function inOneMoment<T>(db: Db, count: (db: Db) => Promise<T>): Promise<T> {
  const roomy = async (tx: Db): Promise<T> => {
    await sql`select set_config('work_mem', '64MB', true)`.execute(tx);
    return count(tx);
  };
  return db.isTransaction ? roomy(db) : db.transaction().setIsolationLevel('repeatable read').execute(roomy);
}

export interface Counted {
  n: number;
  k: number;
}
export type CaseCounts = Record<
  | 'key_issued'
  | 'receipt_delivered'
  | 'receipt_said'
  | 'same_language'
  | 'same_channel'
  | 'reasoned'
  | 'adr_in_negatives'
  | 'closed_by_age'
  | 'suspensions',
  Counted
>;

/** Most answers go to whoever asks, which is seen at once; only of the others everything known of the customer is looked at. */
const answersThem = sql`case when exists (select from participant p where p.case_id = m.case_id and p.role = 'requester' and p.address = lower(m."to" -> 0 ->> 'address')) then true else ${toCustomer} end`;

/**
 * Cases received in the period, discarded ones aside; each parameter over those it is about. What was written to somebody else answers nobody. A key only said on the phone or over the
 * counter, with no mail nor paper, is no receipt in a durable medium, also when they wanted none. `adrPacks`: the laws that want
 * out-of-court settlement told in a refusal; a case under another one owes none.
 */
export async function caseCounts(
  db: Db,
  { startsAt, endsAt }: Period,
  adrPacks: readonly string[],
): Promise<Omit<CaseCounts, 'key_issued'>> {
  const found = await sql<Record<string, number>>`
    with answer as (
      select case_id, id, channel, chosen_channel, language is not null and asked_in is not null as spoken, left(language, 2) = left(asked_in, 2) as same_language
      from (
        select case_id, id, direction, channel, chosen_channel, language, lag(language) over said as asked_in, count(*) filter (where direction = 'out') over said as answers
        from message m where automatic is null and (direction = 'in' and held_reason is null or direction = 'out' and undone_at is null and ${answersThem})
        window said as (partition by case_id order by at, id)) told
      where direction = 'out' and answers = 1
    ), reason as (
      select case_id, bool_and(outcome is not null and coalesce(reason, '') <> '') as whole, bool_or(outcome in ('rejected', 'partly', 'inadmissible')) as negative
      from petition where removed_at is null group by case_id
    ), returned as (
      select distinct case_id from outbox where kind = 'acknowledgement' and state in ('bounced', 'failed') and case_id is not null
    ), held as (
      select case_id, count(*) as n, count(*) filter (where early) as early from service_hold where kind = 'service' group by case_id
    ), cohort as (
      select f.id, f.channel, f.legal_class = 'complaint' as complaint, f.legal_class in ('complaint', 'incident', 'enquiry_followup') as needs_key,
        f.acknowledged_at is not null and b.case_id is null as acknowledged,
        f.channel in ('phone', 'counter', 'chat') and f.acknowledged_at is not null and not exists (select from event e
          where e.stream = 'case:' || f.id and (e.type = 'case.acknowledged' or e.type = 'case.receipt_asked' and e.data ->> 'how' = 'paper')) as said, r.id is not null as resolved, r.by_id, r.adr is not null as adr_told, f.legal_pack = any(${adrPacks}::text[]) as adr_owed,
        a.case_id is not null as answered, a.spoken, a.same_language,
        not exists (select from reply_exception x where x.message_id = a.id and x.kind = 'channel') and case when a.chosen_channel is null
          then a.channel = f.channel or f.channel in ('form', 'portal') and a.channel in ('email', 'portal')
          else a.channel = a.chosen_channel or a.chosen_channel = 'portal' and a.channel = 'email' end as same_channel, p.whole, p.negative, h.n as holds, h.early
      from case_file f left join resolution r on r.case_id = f.id and r.reopened_at is null left join answer a on a.case_id = f.id left join reason p on p.case_id = f.id
        left join returned b on b.case_id = f.id left join held h on h.case_id = f.id
      where f.received_at >= ${startsAt} and f.received_at < ${endsAt} and f.discarded_as is null
    )
    select
      count(*) filter (where complaint)::int as receipt_n, count(*) filter (where complaint and acknowledged and not said)::int as receipt_k, count(*) filter (where complaint and said)::int as said_k,
      count(*) filter (where spoken)::int as language_n, count(*) filter (where same_language)::int as language_k,
      count(*) filter (where answered)::int as channel_n,
      count(*) filter (where answered and same_channel)::int as channel_k,
      count(*) filter (where resolved and needs_key)::int as reasoned_n, count(*) filter (where resolved and needs_key and whole)::int as reasoned_k,
      count(*) filter (where resolved and negative and adr_owed)::int as adr_n, count(*) filter (where resolved and negative and adr_owed and adr_told)::int as adr_k,
      coalesce(sum(holds), 0)::int as hold_n, coalesce(sum(early), 0)::int as hold_k,
      count(*) filter (where resolved)::int as closed_n, count(*) filter (where resolved and by_id is null)::int as closed_k
    from cohort`.execute(db);
  const row = found.rows[0] as Record<string, number>;
  const pair = (name: string): Counted => ({ n: row[`${name}_n`] ?? 0, k: row[`${name}_k`] ?? 0 });
  return {
    receipt_delivered: pair('receipt'),
    receipt_said: { n: row['receipt_n'] ?? 0, k: row['said_k'] ?? 0 },
    same_language: pair('language'),
    same_channel: pair('channel'),
    reasoned: pair('reasoned'),
    adr_in_negatives: pair('adr'),
    closed_by_age: pair('closed'),
    suspensions: pair('hold'),
  };
}

export interface RequestCounts {
  supervisor: Counted & { pending: number };
  /** Reading A: within three minutes. Reading B: the mean seconds of the best-served 95 %; null without requests. */
  person: Counted & { meanOfBest: number | null };
}

/** Requests for a supervisor or for a person made in the period; withdrawn ones aside, and who still waits has waited until now. */
export async function requestCounts(db: Db, { startsAt, endsAt, dataUntil }: Period): Promise<RequestCounts> {
  const found = await sql<Record<string, number | null>>`
    with asked as (
      select h.kind, h.due_at, h.state = 'attended' and (h.same_contact or h.ended_at <= h.due_at) as in_time, h.state = 'attended' as attended,
        case when h.same_contact and h.state = 'attended' then 0 else extract(epoch from coalesce(h.ended_at, ${dataUntil}) - h.asked_at) end as seconds
      from human_request h join case_file f on f.id = h.case_id
      where h.asked_at >= ${startsAt} and h.asked_at < ${endsAt} and h.state <> 'withdrawn' and f.discarded_as is null
    ), ranked as (
      select seconds, attended, row_number() over (order by seconds) as place, count(*) over () as n from asked where kind = 'person'
    )
    select count(*) filter (where kind = 'supervisor' and (attended or due_at < ${dataUntil}))::int as supervisor_n,
      count(*) filter (where kind = 'supervisor' and in_time)::int as supervisor_k,
      count(*) filter (where kind = 'supervisor' and not attended and due_at >= ${dataUntil})::int as supervisor_pending,
      (select count(*) from ranked)::int as person_n, (select count(*) from ranked where attended and seconds < 180)::int as person_k,
      (select avg(seconds) from ranked where place <= ceil(n * 0.95))::float8 as mean
    from asked`.execute(db);
  const row = found.rows[0] ?? {};
  return {
    supervisor: {
      n: row.supervisor_n ?? 0,
      k: row.supervisor_k ?? 0,
      pending: row.supervisor_pending ?? 0,
    },
    person: { n: row.person_n ?? 0, k: row.person_k ?? 0, meanOfBest: row.mean ?? null },
  };
}

/** What the log alone says of the period, walked once: the keys given, and its cases, receipts and breaches beside those of the rows. */
export async function logCounts(
  db: Db,
  { startsAt, endsAt }: Period,
): Promise<{ keyIssued: Counted; reconciliation: EvaluationResults['reconciliation'] }> {
  const found = await sql<Record<string, number>>`
    with told as (
      select stream, bool_or(type = 'case.opened' and (data ->> 'at')::timestamptz >= ${startsAt} and (data ->> 'at')::timestamptz < ${endsAt}) as opened,
        bool_or(type = 'case.acknowledged' or (type = 'case.opened' and coalesce((data ->> 'acknowledged')::boolean, false))) as acknowledged,
        bool_or(type = 'case.key_issued') as keyed, count(*) filter (where type = 'clock.missed') as missed
      from event where type in ('case.opened', 'case.acknowledged', 'case.key_issued', 'clock.missed') group by stream
    ), cohort as (
      select f.id, f.acknowledged_at, f.discarded_as is null and f.legal_class in ('complaint', 'incident', 'enquiry_followup') as needs_key, t.keyed
      from case_file f left join told t on t.stream = 'case:' || f.id where f.received_at >= ${startsAt} and f.received_at < ${endsAt}
    )
    select count(*) filter (where needs_key)::int as key_n, count(*) filter (where needs_key and keyed)::int as key_k,
      count(*)::int as cases_rows, count(acknowledged_at)::int as receipts_rows,
      (select count(*) filter (where opened) from told)::int as cases_log, (select count(*) filter (where opened and acknowledged) from told)::int as receipts_log,
      (select coalesce(sum(missed) filter (where opened), 0) from told)::int as breaches_log,
      (select count(*) from legal_clock c join case_file f on f.id = c.case_id
        where f.received_at >= ${startsAt} and f.received_at < ${endsAt} and c.late_at is not null and c.whose = 'company')::int as breaches_rows
    from cohort`.execute(db);
  const row = found.rows[0] as Record<string, number>;
  return {
    keyIssued: { n: row['key_n'] ?? 0, k: row['key_k'] ?? 0 },
    reconciliation: (['cases', 'receipts', 'breaches'] as const).map((what) => ({
      what,
      rows: row[`${what}_rows`] ?? 0,
      log: row[`${what}_log`] ?? 0,
    })),
  };
}
