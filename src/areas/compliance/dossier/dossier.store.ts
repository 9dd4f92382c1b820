import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';

type Row = Record<string, unknown>;

/** Rows that hang from the case itself, in the order they happened. Everything the case is made of is evidence: a new table joins here. */
const OF_CASE: Readonly<Record<string, string>> = {
  message: 'at, id',
  note: 'at, id',
  participant: 'added_at, address',
  petition: 'position',
  resolution: 'at',
  snooze: 'at',
  handover: 'at',
  waiting: 'since',
  target: 'started_at, kind',
  legal_clock: 'started_at, clock',
  proposal: 'made_at, version',
  consultation: 'asked_at',
  execution: 'id',
};

/** Rows that hang from one of those. */
const OF_PART: Readonly<Record<string, (caseId: string) => RawBuilder<unknown>>> = {
  attachment: (id) =>
    sql`t.message_id in (select id from message where case_id = ${id}) or t.note_id in (select id from note where case_id = ${id})`,
  legal_clock_change: (id) => sql`t.clock_id in (select id from legal_clock where case_id = ${id})`,
  proposal_line: (id) => sql`t.proposal_id in (select id from proposal where case_id = ${id})`,
  authorisation: (id) => sql`t.proposal_id in (select id from proposal where case_id = ${id})`,
  circuit_message: (id) => sql`t.case_id = ${id}`,
  consultation_file: (id) => sql`t.consultation_id in (select id from consultation where case_id = ${id})`,
  case_promise: (id) => sql`t.case_id = ${id}`,
  surprise: (id) => sql`t.case_id = ${id}`,
  direct_contact: (id) => sql`t.case_id = ${id}`,
  direct_call: (id) => sql`t.contact_id in (select id from direct_contact where case_id = ${id})`,
  unreached: (id) => sql`t.case_id = ${id}`,
  finding: (id) => sql`t.case_id = ${id}`,
  finding_pass: (id) => sql`t.finding_id in (select id from finding where case_id = ${id})`,
  mass_incident_case: (id) => sql`t.case_id = ${id}`,
  broadcast_case: (id) => sql`t.case_id = ${id}`,
  human_request: (id) => sql`t.case_id = ${id}`,
  service_hold: (id) => sql`t.case_id = ${id}`,
  recording_consent: (id) => sql`t.case_id = ${id}`,
  cut_answer: (id) => sql`t.case_id = ${id}`,
  case_merge: (id) => sql`t.kept_id = ${id} or t.merged_id = ${id}`,
  case_parent: (id) => sql`t.child_id = ${id} or t.parent_id = ${id}`,
  automation_run: (id) => sql`t.case_id = ${id}`,
  article_use: (id) => sql`t.case_id = ${id}`,
  reply_exception: (id) => sql`t.case_id = ${id}`,
  book_sheet: (id) => sql`t.case_id = ${id}`,
  book_requalified: (id) => sql`t.sheet_id in (select id from book_sheet where case_id = ${id})`,
  outbox: (id) => sql`t.message_id in (select id from message where case_id = ${id})`,
  intake: (id) => sql`t.id in (select intake_id from message where case_id = ${id})`,
};

/** Tables of a case that hold no fact of it: read models, who looks at it and follows it, how it is sorted, caps of automatic mail, what colleagues are told of it or of how they decided, what is begun and not said, which cases were changed or moved together (what was done to each is in its log). */
const NO_FACTS = [
  'case_inbox',
  'case_seen',
  'case_follower',
  'case_tag',
  'mention',
  'auto_answer',
  'decision_review',
  'unreached_due',
  'draft',
  'notification',
  'case_bulk_case',
  'relief_case',
];

/** Tables with rows of cases that nobody has put into the dossier, nor excused. Must be none. */
export async function tablesForgotten(db: Db): Promise<string[]> {
  const known = [...Object.keys(OF_CASE), ...Object.keys(OF_PART), ...NO_FACTS];
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'case_id' and table_name <> all(${known}::text[]) order by 1`.execute(
    db,
  );
  return found.rows.map(({ name }) => name);
}

/** What is no fact of the case: how we search, and the mail once more as it was queued. */
const LEFT_OUT = ['search', 'mail', 'search_pending'];

/** Every row of a case, by table; columns as the database writes them in JSON. */
export async function rowsOfCase(db: Db, caseId: string): Promise<Record<string, Row[]>> {
  const rows: Record<string, Row[]> = { case_file: await rowsWhere(db, 'case_file', sql`t.id = ${caseId}`) };
  for (const [table, order] of Object.entries(OF_CASE))
    rows[table] = await rowsWhere(db, table, sql`t.case_id = ${caseId}`, order);
  for (const [table, belongs] of Object.entries(OF_PART)) rows[table] = await rowsWhere(db, table, belongs(caseId));
  return rows;
}

async function rowsWhere(db: Db, table: string, where: RawBuilder<unknown>, order = ''): Promise<Row[]> {
  const found = await sql<{ row: Row }>`
    select to_jsonb(t) - ${LEFT_OUT}::text[] as row from ${sql.table(table)} t where ${where} ${order ? sql`order by ${sql.raw(order)}` : sql``}`.execute(
    db,
  );
  return found.rows.map(({ row }) => row);
}

/** The cases that go on in this one. */
export async function mergedInto(db: Db, caseId: string): Promise<{ id: string; reference: string }[]> {
  const found = await sql<{ id: string; reference: string }>`
    select f.id, f.reference from case_merge m join case_file f on f.id = m.merged_id where m.kept_id = ${caseId} and m.undone_at is null order by m.at, m.id`.execute(
    db,
  );
  return found.rows;
}

export interface OriginalFile {
  sha256: string;
  /** As its sender named it; an original mail has none. */
  name: string | null;
  kind: 'mail' | 'attachment';
}

/** The bytes the case rests on: mails as they arrived, and every file of its messages and notes. */
export async function originalsOf(db: Db, caseId: string): Promise<OriginalFile[]> {
  const found = await sql<OriginalFile>`
    select distinct on (sha256) sha256, name, kind from (
      select raw_sha256 as sha256, null as name, 'mail' as kind from message where case_id = ${caseId} and raw_sha256 is not null and channel = 'email'
      union all select a.sha256, a.name, 'attachment' from attachment a join message m on m.id = a.message_id where m.case_id = ${caseId}
      union all select c.sha256, c.name, 'attachment' from consultation_file c join consultation q on q.id = c.consultation_id where q.case_id = ${caseId}
      union all select a.sha256, a.name, 'attachment' from attachment a join note n on n.id = a.note_id where n.case_id = ${caseId}
    ) files order by sha256, kind desc`.execute(db);
  return found.rows;
}

/** The people of the company a chain names, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const found = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[...ids]}::uuid[])`.execute(db);
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]));
}
