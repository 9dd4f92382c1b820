import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

const EACH = 9;

/** The latest cases of that reason that were answered had it in the answer: most as a link, some as text. */
export async function useInCases(
  db: Db,
  given: { articleId: string; reason: string; byIds: readonly string[] },
): Promise<void> {
  await sql`
    insert into article_use (article_id, case_id, how, by_id, at)
    select ${given.articleId}::uuid, m.case_id, case when row_number() over (order by m.at desc) % 4 = 0 then 'text' else 'link' end,
      (${[...given.byIds]}::uuid[])[1 + (row_number() over (order by m.at desc) % ${given.byIds.length})], m.at
    from (select distinct on (f.id) f.id as case_id, o.at from case_file f join message o on o.case_id = f.id and o.direction = 'out'
      where f.reason_code = ${given.reason} order by f.id, o.at desc) m order by m.at desc limit ${EACH}
    on conflict do nothing`.execute(db);
}
