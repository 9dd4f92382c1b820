import { sql } from 'kysely';
import { insertFiles } from '#platform/files/file.store.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { Db } from '#platform/db/index.ts';
import type { Words } from './writing.store.ts';

export interface VersionRow extends Words {
  n: number;
  by: string | null;
  at: Date;
  restores: number | null;
}

export async function findVersion(db: Db, articleId: string, n: number): Promise<VersionRow | undefined> {
  const found = await sql<VersionRow>`
    select v.n, v.title, v.html, v.text, p.name as by, v.at, v.restores from article_version v left join person p on p.id = v.by_id
    where v.article_id = ${articleId}::uuid and v.n = ${n}`.execute(db);
  return found.rows[0];
}

const MOST = 500;

export async function findVersions(db: Db, articleId: string): Promise<Omit<VersionRow, 'html' | 'text'>[]> {
  const found = await sql<Omit<VersionRow, 'html' | 'text'>>`
    select v.n, v.title, p.name as by, v.at, v.restores from article_version v left join person p on p.id = v.by_id
    where v.article_id = ${articleId}::uuid order by v.n desc limit ${MOST}`.execute(db);
  return found.rows;
}

export interface FileRow {
  id: string;
  sha256: string;
  name: string;
  type: string;
  size: number;
}

export async function filesOf(db: Db, articleId: string): Promise<FileRow[]> {
  const found = await sql<FileRow>`
    select id, sha256, name, type, size from article_file where article_id = ${articleId}::uuid order by at, id`.execute(
    db,
  );
  return found.rows;
}

export async function insertFile(db: Db, articleId: string, file: FileRow, at: Date): Promise<void> {
  await insertFiles([file], at).execute(db);
  await sql`
    insert into article_file (id, article_id, sha256, name, type, size, at)
    values (${file.id}, ${articleId}, ${file.sha256}, ${storable(file.name)}, ${file.type}, ${file.size}, ${at})`.execute(
    db,
  );
}

export async function deleteFile(db: Db, articleId: string, id: string): Promise<boolean> {
  const gone = await sql`
    delete from article_file where article_id = ${articleId}::uuid and id = ${id}::uuid returning id`.execute(db);
  return gone.rows.length > 0;
}

export interface Ratings {
  teamYes: number;
  teamNo: number;
  portalYes: number;
  portalNo: number;
  mine: boolean | null;
}

export async function ratingsOf(db: Db, articleId: string, personId: string | null): Promise<Ratings> {
  const found = await sql<Ratings>`
    select count(*) filter (where source = 'team' and helpful)::int as "teamYes", count(*) filter (where source = 'team' and not helpful)::int as "teamNo",
      count(*) filter (where source = 'portal' and helpful)::int as "portalYes", count(*) filter (where source = 'portal' and not helpful)::int as "portalNo",
      bool_or(helpful) filter (where by_id = ${personId}::uuid) as mine
    from article_rating where article_id = ${articleId}::uuid`.execute(db);
  return found.rows[0] ?? { teamYes: 0, teamNo: 0, portalYes: 0, portalNo: 0, mine: null };
}

const MOST_WORDS = 20;

export async function wordsSaid(
  db: Db,
  articleId: string,
): Promise<{ word: string; helpful: boolean; source: 'team' | 'portal'; at: Date }[]> {
  const found = await sql<{ word: string; helpful: boolean; source: 'team' | 'portal'; at: Date }>`
    select word, helpful, source, at from article_rating where article_id = ${articleId}::uuid and word <> '' order by at desc, id limit ${MOST_WORDS}`.execute(
    db,
  );
  return found.rows;
}

/** Due today and not told for this day: marked as told, so that of several processes one tells it. */
export async function takeDue(db: Db, today: string): Promise<{ id: string; ownerId: string }[]> {
  const found = await sql<{ id: string; ownerId: string }>`
    update article set review_told = review_on
    where state = 'published' and review_on <= ${today}::date and review_told is distinct from review_on returning id, owner_id as "ownerId"`.execute(
    db,
  );
  return found.rows;
}
