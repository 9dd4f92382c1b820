import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface GapRow {
  id: string;
  shown: string;
  source: 'team' | 'portal';
  language: 'es' | 'en';
  empty: number;
  unopened: number;
  lastAt: Date;
}

const MOST = 200;

export async function openGaps(db: Db): Promise<GapRow[]> {
  const found = await sql<GapRow>`
    select id, shown, source, language, empty, unopened, last_at as "lastAt" from knowledge_gap where closed_at is null
    order by empty + unopened desc, last_at desc, id limit ${MOST}`.execute(db);
  return found.rows;
}

/** Once more looked for in vain. What was closed is open again, and counted from now. */
export async function countGap(
  db: Db,
  given: {
    id: string;
    source: 'team' | 'portal';
    language: 'es' | 'en';
    words: string;
    shown: string;
    empty: boolean;
    at: Date;
  },
): Promise<void> {
  const [empty, unopened] = given.empty ? [1, 0] : [0, 1];
  await sql`
    insert into knowledge_gap as g (id, source, language, words, shown, empty, unopened, first_at, last_at)
    values (${given.id}, ${given.source}, ${given.language}, ${given.words}, ${given.shown}, ${empty}, ${unopened}, ${given.at}, ${given.at})
    on conflict (source, language, words) do update set last_at = excluded.last_at,
      empty = case when g.closed_at is null then g.empty else 0 end + ${empty},
      unopened = case when g.closed_at is null then g.unopened else 0 end + ${unopened},
      first_at = case when g.closed_at is null then g.first_at else excluded.first_at end, closed_at = null, article_id = null`.execute(
    db,
  );
}

/** False where there is none. */
export async function markClosed(db: Db, id: string, articleId: string | null, at: Date): Promise<boolean> {
  const done = await sql`
    update knowledge_gap set closed_at = ${at}, article_id = ${articleId}::uuid where id = ${id}::uuid returning id`.execute(
    db,
  );
  return done.rows.length > 0;
}

/** Which of these are in the name of somebody: a customer, or whoever works here. */
export async function inNames(db: Db, pairs: readonly string[]): Promise<string[]> {
  if (pairs.length === 0) return [];
  const found = await sql<{ pair: string }>`
    select pair from unnest(${[...pairs]}::text[]) pair
    where exists (select from customer c where plain(c.name) like '%' || pair || '%') or exists (select from person p where plain(p.name) like '%' || pair || '%')`.execute(
    db,
  );
  return found.rows.map(({ pair }) => pair);
}

export async function synonymsOf(db: Db): Promise<string[][]> {
  const found = await sql<{ expressions: string[] }>`
    select expressions from knowledge_synonym order by position, id`.execute(db);
  return found.rows.map(({ expressions }) => expressions);
}

export async function writeSynonyms(
  db: Db,
  groups: readonly { id: string; expressions: readonly string[] }[],
): Promise<void> {
  await sql`lock table knowledge_synonym in share row exclusive mode`.execute(db);
  await sql`delete from knowledge_synonym`.execute(db);
  for (const [position, { id, expressions }] of groups.entries())
    await sql`
      insert into knowledge_synonym (id, expressions, position) values (${id}, ${[...expressions]}::text[], ${position})`.execute(
      db,
    );
}
