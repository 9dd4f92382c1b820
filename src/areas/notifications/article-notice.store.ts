import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface ArticleNotice {
  articleId: string;
  title: string;
  at: Date;
  seenAt: Date | null;
}

/** False where they were told already, work here no more, or it is due no longer. */
export async function insertArticleNotice(db: Db, articleId: string, at: Date): Promise<string | null> {
  const made = await sql<{ personId: string }>`
    insert into article_notice (id, person_id, article_id, review_on, at)
    select ${newId()}, a.owner_id, a.id, a.review_on, ${at} from article a join person p on p.id = a.owner_id and p.status = 'active'
    where a.id = ${articleId}::uuid and a.state = 'published' and a.review_on is not null
    on conflict do nothing returning person_id as "personId"`.execute(db);
  return made.rows[0]?.personId ?? null;
}

const MOST = 50;

/** Of those still to be read through and still theirs. */
export async function findArticleNotices(db: Db, personId: string): Promise<ArticleNotice[]> {
  const found = await sql<ArticleNotice>`
    select n.article_id as "articleId", a.title, n.at, n.seen_at as "seenAt" from article_notice n join article a on a.id = n.article_id
    where n.person_id = ${personId} and a.owner_id = n.person_id and a.state = 'published' and a.review_on = n.review_on
    order by n.at desc, n.id limit ${MOST}`.execute(db);
  return found.rows;
}

/** One, or all of theirs. Gives how many were seen by it. */
export async function seeArticleNotices(work: Work, personId: string, articleId: string | null): Promise<number> {
  const one = articleId ? sql`and article_id = ${articleId}::uuid` : sql``;
  const seen = await sql`
    update article_notice set seen_at = ${work.now} where person_id = ${personId} and seen_at is null ${one} returning id`.execute(
    work.db,
  );
  return seen.rows.length;
}
