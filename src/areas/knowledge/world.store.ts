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

export interface SampleRating {
  source: 'team' | 'portal';
  helpful: boolean;
  word: string;
  byId: string | null;
  at: Date;
}

/** All of an article at once. */
export async function rateOften(db: Db, articleId: string, ratings: readonly SampleRating[]): Promise<void> {
  const column = <T>(read: (one: SampleRating) => T): T[] => ratings.map(read);
  await sql`
    insert into article_rating (id, article_id, source, helpful, word, by_id, at)
    select gen_random_uuid(), ${articleId}::uuid, * from unnest(${column((one) => one.source)}::text[], ${column((one) => one.helpful)}::boolean[],
      ${column((one) => one.word)}::text[], ${column((one) => one.byId)}::uuid[], ${column((one) => one.at)}::timestamptz[])`.execute(
    db,
  );
}

export async function missOften(
  db: Db,
  given: {
    id: string;
    source: 'team' | 'portal';
    language: 'es' | 'en';
    words: string;
    shown: string;
    empty: number;
    unopened: number;
    firstAt: Date;
    lastAt: Date;
  },
): Promise<void> {
  await sql`
    insert into knowledge_gap (id, source, language, words, shown, empty, unopened, first_at, last_at)
    values (${given.id}, ${given.source}, ${given.language}, ${given.words}, ${given.shown}, ${given.empty}, ${given.unopened}, ${given.firstAt}, ${given.lastAt})`.execute(
    db,
  );
}
