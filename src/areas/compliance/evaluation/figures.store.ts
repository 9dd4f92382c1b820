import { sql } from 'kysely';
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

export interface Counted {
  n: number;
  k: number;
}
export type CaseCounts = Record<
  | 'key_issued'
  | 'receipt_delivered'
  | 'same_language'
  | 'same_channel'
  | 'reasoned'
  | 'adr_in_negatives'
  | 'closed_by_age'
  | 'suspensions',
  Counted
>;

/** Cases received in the period, discarded ones aside; each parameter over those it is about. */
export async function caseCounts(db: Db, { startsAt, endsAt }: Period): Promise<CaseCounts> {
  const found = await sql<Record<string, number>>`
    with cohort as (
      select f.id, f.legal_class, f.channel, f.acknowledged_at,
        f.legal_class in ('complaint', 'incident', 'enquiry_followup') as keyed,
        r.id is not null as resolved, r.by_id as resolved_by, r.adr is not null as adr_told
      from case_file f left join resolution r on r.case_id = f.id and r.reopened_at is null
      where f.received_at >= ${startsAt} and f.received_at < ${endsAt} and f.discarded_as is null
    ), answer as (
      select c.id, c.channel, o.language, o.channel as out_channel,
        (select m.language from message m where m.case_id = c.id and m.direction = 'in' and m.automatic is null and m.held_reason is null and m.at <= o.at order by m.at desc, m.id desc limit 1) as asked_in
      from cohort c cross join lateral (
        select m.language, m.channel, m.at from message m
        where m.case_id = c.id and m.direction = 'out' and m.automatic is null and m.undone_at is null order by m.at, m.id limit 1) o
    ), reason as (
      select c.id, count(p.id) > 0 and bool_and(p.outcome is not null and coalesce(p.reason, '') <> '') as whole
      from cohort c left join petition p on p.case_id = c.id and p.removed_at is null where c.resolved and c.keyed group by c.id
    ), negative as (
      select adr_told from cohort c where c.resolved and exists (select from petition p where p.case_id = c.id and p.removed_at is null and p.outcome in ('rejected', 'partly', 'inadmissible'))
    ), hold as (
      select h.early from service_hold h join cohort c on c.id = h.case_id where h.kind = 'service'
    )
    select
      (select count(*) from cohort where keyed)::int as key_n,
      (select count(*) from cohort c where keyed and exists (select from event e where e.stream = 'case:' || c.id and e.type = 'case.key_issued'))::int as key_k,
      (select count(*) from cohort where legal_class = 'complaint')::int as receipt_n,
      (select count(*) from cohort c where legal_class = 'complaint' and acknowledged_at is not null
        and not exists (select from outbox o where o.case_id = c.id and o.kind = 'acknowledgement' and o.state in ('bounced', 'failed')))::int as receipt_k,
      (select count(*) from answer where language is not null and asked_in is not null)::int as language_n,
      (select count(*) from answer where left(language, 2) = left(asked_in, 2))::int as language_k,
      (select count(*) from answer)::int as channel_n,
      (select count(*) from answer where out_channel = channel or (channel in ('form', 'portal') and out_channel in ('email', 'portal')))::int as channel_k,
      (select count(*) from reason)::int as reasoned_n,
      (select count(*) from reason where whole)::int as reasoned_k,
      (select count(*) from negative)::int as adr_n, (select count(*) from negative where adr_told)::int as adr_k,
      (select count(*) from hold)::int as hold_n, (select count(*) from hold where early)::int as hold_k,
      (select count(*) from cohort where resolved)::int as closed_n,
      (select count(*) from cohort where resolved and resolved_by is null)::int as closed_k`.execute(db);
  const row = found.rows[0] as Record<string, number>;
  const pair = (name: string): Counted => ({ n: row[`${name}_n`] ?? 0, k: row[`${name}_k`] ?? 0 });
  return {
    key_issued: pair('key'),
    receipt_delivered: pair('receipt'),
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
      select h.kind, h.due_at, h.same_contact or (h.state = 'attended' and h.ended_at <= h.due_at) as in_time, h.same_contact or h.state = 'attended' as attended,
        case when h.same_contact then 0 else extract(epoch from coalesce(h.ended_at, ${dataUntil}) - h.asked_at) end as seconds
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

/** Cases, receipts and breaches of the period, by their rows and by the log alone. */
export async function reconcile(db: Db, { startsAt, endsAt }: Period): Promise<EvaluationResults['reconciliation']> {
  const found = await sql<Record<string, number>>`
    with told as (
      select stream, data, exists (select from event a where a.stream = e.stream and a.type = 'case.acknowledged') or coalesce((data ->> 'acknowledged')::boolean, false) as acknowledged
      from event e where type = 'case.opened' and (data ->> 'at')::timestamptz >= ${startsAt} and (data ->> 'at')::timestamptz < ${endsAt}
    ), cohort as (
      select id, acknowledged_at from case_file where received_at >= ${startsAt} and received_at < ${endsAt}
    )
    select (select count(*) from cohort)::int as cases_rows, (select count(*) from told)::int as cases_log,
      (select count(*) from cohort where acknowledged_at is not null)::int as receipts_rows, (select count(*) from told where acknowledged)::int as receipts_log,
      (select count(*) from legal_clock c join cohort f on f.id = c.case_id where c.late_at is not null and c.whose = 'company')::int as breaches_rows,
      (select count(*) from event e join told t on t.stream = e.stream where e.type = 'clock.missed')::int as breaches_log`.execute(
    db,
  );
  const row = found.rows[0] as Record<string, number>;
  return (['cases', 'receipts', 'breaches'] as const).map((what) => ({
    what,
    rows: row[`${what}_rows`] ?? 0,
    log: row[`${what}_log`] ?? 0,
  }));
}
