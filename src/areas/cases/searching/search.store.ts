import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Cursor } from '../reading/cursor.rules.ts';
import { escapeLike, type Pointed } from './search.rules.ts';

/**
 * Beyond this many hits a word is common: its hits are walked from the newest, never counted or sorted. Up to it the index gives
 * them all in less time than a walk needs to find fifty among a hundred times as many (docs/guides/performance.md).
 */
const PROBE = 4_001;
const MOST_POINTED = 200;

export interface Probe {
  /** Cases the text points at: by reference, key, address, name, file. */
  pointed: string[];
  /** Cases with the words in a message: all of them, or some when `common`. */
  worded: string[];
  /** There are too many hits to sort. */
  common: boolean;
}

export async function probe(
  db: Db,
  text: string,
  by: Pointed & { email: string | null; phone: string | null },
  most = PROBE,
): Promise<Probe> {
  const found = await sql<{ pointed: string[]; worded: string[]; hits: number }>`
    with hit as materialized (select case_id from message where search @@ ${words(text)} limit ${most}),
      pointed as (${sql.join([...pointers(by), insideFiles(text)], sql` union `)})
    select array(select id from pointed) as pointed, array(select distinct case_id from hit) as worded, (select count(*)::int from hit) as hits`.execute(
    db,
  );
  const row = found.rows[0];
  return { pointed: row?.pointed ?? [], worded: row?.worded ?? [], common: (row?.hits ?? 0) >= most };
}

function pointers({
  reference,
  key,
  part,
  email,
  phone,
}: Pointed & { email: string | null; phone: string | null }): RawBuilder<unknown>[] {
  const parts = [sql`(select null::uuid as id where false)`];
  const ofCustomers = (customers: RawBuilder<unknown>) =>
    sql`(select f.id from case_file f where f.customer_id in (${customers}) order by f.opened_at desc limit ${MOST_POINTED})`;
  if (reference)
    parts.push(
      sql`(select id from case_file where reference like ${`${reference}%`} order by reference limit ${MOST_POINTED})`,
    );
  if (key) parts.push(sql`(select id from case_file where public_key = ${key})`);
  if (email) parts.push(sql`(select case_id from participant where address = ${email} limit ${MOST_POINTED})`);
  if (phone)
    parts.push(
      ofCustomers(sql`select customer_id from customer_address where value like ${`${escapeLike(phone)}%`} limit 100`),
    );
  if (part) {
    parts.push(ofCustomers(sql`select id from customer where plain(name) like '%' || plain(${part}) || '%' limit 100`));
    parts.push(
      ofCustomers(sql`select customer_id from customer_address where value like lower(${part}) || '%' limit 100`),
    );
    parts.push(
      sql`(select m.case_id from attachment a join message m on m.id = a.message_id where plain(a.name) like '%' || plain(${part}) || '%' limit ${MOST_POINTED})`,
    );
  }
  return parts;
}

/** Cases with a file that says it. */
function insideFiles(text: string): RawBuilder<unknown> {
  return sql`(select m.case_id from file_text x join attachment a on a.sha256 = x.sha256 join message m on m.id = a.message_id where x.search @@ ${words(text)} limit ${MOST_POINTED})`;
}

function words(text: string): RawBuilder<unknown> {
  return sql`search_query(${text})`;
}

/** How many messages have the words and how many there are, as the planner remembers: no row is read for it. */
export async function estimateHits(db: Db, text: string): Promise<{ hits: number; messages: number }> {
  const [plan, all] = await Promise.all([
    sql<Record<string, [{ Plan: { 'Plan Rows': number } }]>>`
      explain (format json) select from message where search @@ ${words(text)}`.execute(db),
    sql<{
      messages: number;
    }>`select reltuples::float8 as messages from pg_class where oid = 'message'::regclass`.execute(db),
  ]);
  return { hits: plan.rows[0]?.['QUERY PLAN']?.[0].Plan['Plan Rows'] ?? 0, messages: all.rows[0]?.messages ?? 0 };
}

export interface Walked {
  case_id: string;
  id: string;
  at: Date;
}

/**
 * Newest messages with a common word, those of cases shown on an earlier page left out. `by: 'time'` walks back from the newest:
 * best for words that are everywhere, for ever when they are rare or old, so there is a window. `by: 'index'` fetches every hit and
 * sorts them: best for some tens of thousands among millions. Neither may last (null: the time was not enough).
 */
export async function walkNewest(
  db: Db,
  text: string,
  filter: RawBuilder<unknown>,
  walk: {
    page: Cursor | null;
    from: Cursor | null;
    since: Date | null;
    limit: number;
    milliseconds: number;
    by: 'time' | 'index';
  },
): Promise<Walked[] | null> {
  const { page, from, since } = walk;
  const place = from ? sql`and (m.at, m.id) < (${from.at}, ${from.id}::uuid)` : sql``;
  const window = since ? sql`and m.at > ${since}` : sql``;
  const shown = page
    ? sql`and not exists (select from message n where n.case_id = m.case_id and n.at >= ${page.at} and (n.at, n.id) >= (${page.at}, ${page.id}::uuid) and n.search @@ ${words(text)})`
    : sql``;
  const hits = sql`m.search @@ ${words(text)} ${window} ${place}`;
  const [first, source, where] =
    walk.by === 'time'
      ? [sql``, sql`message m`, hits]
      : [
          sql`with hit as materialized (select m.case_id, m.id, m.at from message m where ${hits})`,
          sql`hit m`,
          sql`true`,
        ];
  const query = sql<Walked>`
    ${first} select m.case_id, m.id, m.at from ${source} join case_inbox i on i.case_id = m.case_id
    where ${where} and ${filter} ${shown} order by m.at desc, m.id desc limit ${walk.limit}`;
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select set_config('enable_bitmapscan', ${walk.by === 'time' ? 'off' : 'on'}, true), set_config('statement_timeout', ${String(walk.milliseconds)}, true)`.execute(
        tx,
      );
      return (await query.execute(tx)).rows;
    });
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return null;
    throw error;
  }
}
