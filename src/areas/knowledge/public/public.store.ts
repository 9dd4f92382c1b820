import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { PUBLIC } from '../articles/article.store.ts';

export interface PublicRow {
  id: string;
  groupId: string;
  language: 'es' | 'en';
  slug: string;
  title: string;
  sectionId: string | null;
  changedAt: Date;
}

const MOST = 5_000;

/** All that anybody may read, by section. */
export async function findPublic(db: Db, language: 'es' | 'en' | null): Promise<PublicRow[]> {
  const only = language ? sql`and a.language = ${language}` : sql``;
  const found = await sql<PublicRow>`
    select a.id, a.group_id as "groupId", a.language, a.slug, a.title, a.section_id as "sectionId", a.published_at as "changedAt"
    from article a left join knowledge_section s on s.id = a.section_id where ${PUBLIC} ${only}
    order by s.position nulls last, plain(a.title), a.id limit ${MOST}`.execute(db);
  return found.rows;
}

export async function findPublicBySlug(
  db: Db,
  slug: string,
): Promise<(PublicRow & { html: string; text: string; publishedAt: Date }) | undefined> {
  const found = await sql<PublicRow & { html: string; text: string; publishedAt: Date }>`
    select a.id, a.group_id as "groupId", a.language, a.slug, a.title, a.section_id as "sectionId", a.published_at as "changedAt",
      a.html, a.text, (select min(v.at) from article_version v where v.article_id = a.id) as "publishedAt"
    from article a where a.slug = ${slug} and ${PUBLIC}`.execute(db);
  return found.rows[0];
}

export async function hasPublicPages(db: Db): Promise<boolean> {
  return (await sql`select from article a where ${PUBLIC} limit 1`.execute(db)).rows.length > 0;
}
