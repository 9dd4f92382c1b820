import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { SEARCHED_CHARACTERS } from '../messages/excerpt.rules.ts';
import type { Rows } from './rows.ts';

/** Tables that grow with the sample's cases, in the order they refer to each other. */
export const CASE_TABLES = [
  'case_file',
  'case_inbox',
  'consultation',
  'case_seen',
  'participant',
  'message',
  'case_promise',
  'note',
  'petition',
  'resolution',
  'snooze',
  'target',
  'legal_clock',
  'legal_clock_change',
  'waiting',
  'case_tag',
  'stream',
  'event',
] as const;

/** Many rows of each table in one statement a table: JSON is read by the server into the table's own row type. */
export async function insertRows(db: Db, rows: Rows): Promise<void> {
  for (const table of CASE_TABLES) {
    const list = rows[table] ?? [];
    if (list.length === 0) continue;
    const columns = Object.keys(list[0] as object);
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const search = table === 'message';
    await sql`
      insert into ${sql.table(table)} (${names}${search ? sql`, search` : sql``})
      select ${names}${search ? searchOf() : sql``} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(list)}::jsonb)`.execute(
      db,
    );
  }
}

function searchOf() {
  return sql`, setweight(search_words(subject, language), 'A') || setweight(search_words(from_name || ' ' || from_address, language), 'B') || setweight(search_words(left(text, ${SEARCHED_CHARACTERS}), language), 'C')`;
}

/** Numbers for `count` cases, from the same sequence as real ones. */
export async function takeNumbers(db: Db, count: number): Promise<number[]> {
  const found = await sql<{ n: number }>`select nextval('case_number') as n from generate_series(1, ${count})`.execute(
    db,
  );
  return found.rows.map((row) => row.n);
}
