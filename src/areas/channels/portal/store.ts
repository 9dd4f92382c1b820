import { sql } from 'kysely';
import { outcomeTold, shownToCustomer, wordWaitsSince } from '#areas/cases/index.ts';
import { ANSWER_CLOCKS } from '#areas/clocks/index.ts';
import { addMs, DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { LinksSent } from './link.rules.ts';

/** What a customer may know of their own case. No name of theirs here: the key alone opens part of it. */
export interface PublicCase {
  id: string;
  reference: string;
  key: string;
  subject: string;
  ball: 'ours' | 'inside' | 'customer' | 'snoozed' | 'resolved';
  language: string;
  customerId: string | null;
  agent: string | null;
  receivedAt: Date;
  resolvedAt: Date | null;
  /** It ended as none of ours: closed, with nothing resolved. */
  discarded: boolean;
  firstReplyAt: Date | null;
  /** Never later than the law's own date. */
  promisedAt: Date | null;
  /** The first of the law's terms to answer that runs, with its article. */
  legal: { dueAt: string; article: string } | null;
  /** Until when the customer may send the data they were asked for; nothing while a word of theirs waits for ours. */
  completionUntil: Date | null;
  snoozedUntil: Date | null;
  requester: string | null;
  formOfAddress: 'tu' | 'usted';
}

/** The case, or the one it goes on in. */
export async function publicCase(db: Db, caseId: string): Promise<PublicCase | null> {
  const found = await sql<PublicCase & { own: Date | null }>`
    select f.id, f.reference, f.public_key as key, f.subject, case when i.ball = 'resolved' and not ${outcomeTold} then 'ours' else i.ball end as ball, f.language, f.customer_id as "customerId", p.name as agent, f.received_at as "receivedAt",
      case when ${outcomeTold} then f.resolved_at end as "resolvedAt", f.discarded_as is not null as discarded, f.first_reply_at as "firstReplyAt", i.snoozed_until as "snoozedUntil",
      coalesce((select max(w.promised_at) from case_promise w where w.case_id = f.id and w.kind = 'answer' and w.state = 'open' and w.message_id is not null),
        (select min(t.due_at) from target t where t.case_id in (select id from with_merged(f.id)) and t.state = 'running' and t.kind in ('first_reply', 'resolve'))) as own,
      (select jsonb_build_object('dueAt', l.due_at, 'article', l.article) from legal_clock l where l.case_id in (select id from with_merged(f.id)) and l.state = 'running' and l.clock = any(${ANSWER_CLOCKS}::text[]) and l.effect <> 'none' order by l.due_at limit 1) as legal,
      (select l.due_at from legal_clock l where l.case_id = f.id and l.state = 'running' and l.whose = 'customer'
        and not ${wordWaitsSince(sql`f.id`, sql`l.started_at`)} limit 1) as "completionUntil",
      (select address from participant q where q.case_id = f.id and q.role = 'requester' and address like '%@%' order by added_at limit 1) as requester,
      coalesce(b.form_of_address, 'tu') as "formOfAddress"
    from case_file f join case_inbox i on i.case_id = f.id left join person p on p.id = i.owner_id left join brand b on b.id = f.brand_id
    where f.id = coalesce((select g.kept_id from case_merge g where g.merged_id = ${caseId} and g.undone_at is null), ${caseId})`.execute(
    db,
  );
  const [row] = found.rows;
  if (!row) return null;
  const { own, ...rest } = row;
  const byLaw = row.legal && new Date(row.legal.dueAt);
  return { ...rest, promisedAt: own && byLaw && byLaw < own ? byLaw : own };
}

export interface PublicMessage {
  id: string;
  direction: 'in' | 'out';
  author: string | null;
  text: string;
  /** With its shape, of what one of us wrote; '' where its text says it all. */
  html: string;
  at: Date;
  /** Shown inside its shape, by their content. */
  pictures: { id: string; sha256: string }[];
  files: { id: string; name: string; size: number }[];
}

const MOST_MESSAGES = 500;

/** The last messages the customer wrote or was sent, in order, and whether there are earlier ones. */
export async function publicMessages(
  db: Db,
  caseId: string,
  most = MOST_MESSAGES,
): Promise<{ messages: PublicMessage[]; earlier: boolean }> {
  const found = await sql<PublicMessage>`
    select m.id, m.direction, coalesce(p.name, case when m.direction = 'in' then nullif(m.from_name, '') end) as author, m.text, case when m.direction = 'out' and m.automatic is null then m.html else '' end as html, m.at,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'sha256', a.sha256)) from attachment a where a.message_id = m.id and a.inline), '[]') as pictures,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'size', a.size) order by a.position) from attachment a where a.message_id = m.id and not a.inline), '[]') as files
    from message m left join person p on p.id = m.author_id
    where m.case_id = ${caseId} and ${shownToCustomer}
    order by m.at desc, m.id desc limit ${most + 1}`.execute(db);
  return { messages: found.rows.slice(0, most).toReversed(), earlier: found.rows.length > most };
}

export interface PublicPetition {
  position: number;
  text: string;
  outcome: string | null;
  reason: string | null;
}

/** Outcomes are shown once the answer that resolves the case has left: before that they may still change. */
export async function publicPetitions(db: Db, caseId: string): Promise<PublicPetition[]> {
  const found = await sql<PublicPetition>`
    select p.position, p.text, p.outcome, p.reason from petition p join case_file f on f.id = p.case_id
    where p.case_id = ${caseId} and p.removed_at is null and ${outcomeTold} and f.discarded_as is null order by p.position`.execute(
    db,
  );
  return found.rows;
}

export interface PublicStep {
  type: 'received' | 'taken' | 'answered' | 'wrote' | 'resolved' | 'reopened';
  at: Date;
}

/** The plain steps of the course, from the log. */
export async function publicSteps(db: Db, caseId: string): Promise<PublicStep[]> {
  const found = await sql<PublicStep>`
    select case e.type when 'case.opened' then 'received' when 'case.taken' then 'taken' when 'case.reply_sent' then 'answered' when 'case.message_received' then 'wrote'
      when 'case.resolved' then 'resolved' else 'reopened' end as type, e.at
    from event e join case_file f on f.id = ${caseId} where e.stream = ${`case:${caseId}`}
      and not (e.type = 'case.resolved' and e.at = f.resolved_at and not ${outcomeTold})
      and e.data ->> 'aside' is null and (e.type in ('case.opened', 'case.taken', 'case.reply_sent', 'case.resolved', 'case.reopened') or (e.type = 'case.message_received' and e.n > 3 and e.data ->> 'automatic' is null))
    order by e.n limit 200`.execute(db);
  return found.rows;
}

/** A file of a message the customer may see. */
export async function publicFile(db: Db, caseId: string, attachmentId: string) {
  return db
    .selectFrom('attachment as a')
    .innerJoin('message as m', 'm.id', 'a.message_id')
    .select(['a.sha256', 'a.name', 'a.type', 'a.size'])
    .where('a.id', '=', attachmentId)
    .where('m.case_id', '=', caseId)
    .where(shownToCustomer)
    .executeTakeFirst();
}

/** What became of something handed in by a public page, by its own unguessable token. */
export async function submissionState(
  db: Db,
  token: string,
): Promise<{ state: string; caseId: string | null; rawSha256: string | null } | null> {
  const row = await db
    .selectFrom('intake')
    .select(['state', 'case_id', 'raw_sha256'])
    .where('channel', '=', 'form')
    .where('dedupe_key', '=', token)
    .executeTakeFirst();
  return row ? { state: row.state, caseId: row.case_id, rawSha256: row.raw_sha256 } : null;
}

export async function linkByHash(db: Db, hash: Buffer, now: Date): Promise<{ subject: string } | null> {
  const row = await db
    .selectFrom('link_token')
    .select('subject')
    .where('hash', '=', hash)
    .where('purpose', '=', 'case')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertLink(
  db: Db,
  row: { hash: Buffer; caseId: string; address: string; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('link_token')
    .values({
      hash: row.hash,
      purpose: 'case',
      subject: row.caseId,
      data: JSON.stringify({ address: row.address }),
      created_at: row.now,
      expires_at: row.expiresAt,
    })
    .execute();
}

/** What has left of late, for this case, to this address and in all. Two requests for one address wait for each other here. */
export async function linksSent(db: Db, caseId: string, address: string, now: Date): Promise<LinksSent> {
  const to = address.toLowerCase();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case-link ${to}`}, 0))`.execute(db);
  const found = await sql<LinksSent>`
    select count(*) filter (where subject = ${caseId} and created_at > ${addMs(now, -HOUR)})::int as "ofCase",
      count(*) filter (where lower(data ->> 'address') = ${to})::int as "ofAddress",
      count(*) filter (where created_at > ${addMs(now, -10 * MINUTE)})::int as everywhere,
      exists (select from customer_address where kind = 'email' and value = ${to} and proven_at is not null) as proven
    from link_token where purpose = 'case' and created_at > ${addMs(now, -DAY)}`.execute(db);
  return found.rows[0] as LinksSent;
}

/** Whether every link of this case went to this address: the address of a case may have been changed since. */
export async function linkedOnlyTo(db: Db, caseId: string, address: string): Promise<boolean> {
  const found = await sql<{ only: boolean }>`
    select coalesce(bool_and(lower(data ->> 'address') = ${address.toLowerCase()}), false) as only
    from link_token where purpose = 'case' and subject = ${caseId}`.execute(db);
  return found.rows[0]?.only ?? false;
}
