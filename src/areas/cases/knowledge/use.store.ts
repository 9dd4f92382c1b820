import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { visibleTo } from '../access/visibility.ts';

/** What the customer said first; '' where a case began otherwise. */
export async function firstWords(db: Db, caseId: string): Promise<string> {
  const found = await sql<{ text: string }>`
    select left(text, 8000) as text from message where case_id = ${caseId}::uuid and direction = 'in' order by at, id limit 1`.execute(
    db,
  );
  return found.rows[0]?.text ?? '';
}

export interface UsedRow {
  id: string;
  title: string;
  how: 'text' | 'link';
  by: string | null;
  at: Date;
}

export async function usedIn(db: Db, caseId: string): Promise<UsedRow[]> {
  const found = await sql<UsedRow>`
    select a.id, a.title, u.how, p.name as by, u.at from article_use u join article a on a.id = u.article_id left join person p on p.id = u.by_id
    where u.case_id = ${caseId}::uuid order by u.at desc, a.title`.execute(db);
  return found.rows;
}

/** Once for each way in a case; false where it was there already. */
export async function insertUse(
  db: Db,
  given: { articleId: string; caseId: string; how: 'text' | 'link'; byId: string | null; at: Date },
): Promise<boolean> {
  const made = await sql`
    insert into article_use (article_id, case_id, how, by_id, at)
    values (${given.articleId}, ${given.caseId}, ${given.how}, ${given.byId}, ${given.at}) on conflict do nothing returning case_id`.execute(
    db,
  );
  return made.rows.length > 0;
}

export interface UseRow {
  reference: string;
  subject: string;
  by: string | null;
  how: 'text' | 'link';
  at: Date;
}

const MOST = 50;

/** Of the cases it was used in, those that whoever asks may see (invariant 5). */
export async function usesOf(db: Db, actor: Actor, articleId: string): Promise<UseRow[]> {
  const found = await sql<UseRow>`
    select * from (
      select distinct on (f.id) f.reference, f.subject, p.name as by, u.how, u.at
      from article_use u join case_file f on f.id = u.case_id join case_inbox i on i.case_id = f.id left join person p on p.id = u.by_id
      where u.article_id = ${articleId}::uuid and ${visibleTo(actor)} order by f.id, u.at desc) used
    order by at desc limit ${MOST}`.execute(db);
  return found.rows;
}
