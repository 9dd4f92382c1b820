import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Rows and contents of every table; sessions and tokens note when they were last used, and that is all that reading may leave. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('session', 'api_token', 'throttle') order by 1`.execute(
    db,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ sum: string }>`
      select count(*) || ':' || coalesce(sum(hashtext(t::text)::bigint), 0) as sum from ${sql.table(name)} as t`.execute(
      db,
    );
    found[name] = rows[0]?.sum ?? '';
  }
  return found;
}
