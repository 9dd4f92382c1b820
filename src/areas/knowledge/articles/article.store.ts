import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { readsAll } from '../policy.rules.ts';
import type { Shelf } from './articles.contract.ts';

export interface ArticleRecord {
  id: string;
  groupId: string;
  language: 'es' | 'en';
  slug: string;
  audience: 'internal' | 'public';
  state: 'draft' | 'published' | 'archived';
  sectionId: string | null;
  ownerId: string;
  ownerName: string;
  reviewOn: string | null;
  due: boolean;
  families: string[];
  latest: number;
  published: number | null;
  publishedAt: Date | null;
  createdAt: Date;
  changedAt: Date;
  title: string;
  yes: number;
  no: number;
  uses: number;
}

/** What anybody may read. `a` is the article. */
export const PUBLIC: RawBuilder<boolean> = sql<boolean>`(a.state = 'published' and a.audience = 'public')`;

/** What a person reads: `readsAll` as SQL; every finder goes through it (invariant 5). */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return readsAll(actor) ? sql`true` : PUBLIC;
}

/** `today`: the day on which what is to be reviewed is due. */
export function columns(today: string): RawBuilder<unknown> {
  return sql`
    a.id, a.group_id as "groupId", a.language, a.slug, a.audience, a.state, a.section_id as "sectionId", a.owner_id as "ownerId",
    p.name as "ownerName", a.review_on::text as "reviewOn", (a.state = 'published' and a.review_on <= ${today}::date) is true as due,
    a.families, a.latest, a.published, a.published_at as "publishedAt", a.created_at as "createdAt", a.changed_at as "changedAt", a.title,
    (select count(*)::int from article_rating r where r.article_id = a.id and r.helpful) as yes,
    (select count(*)::int from article_rating r where r.article_id = a.id and not r.helpful) as no,
    (select count(distinct u.case_id)::int from article_use u where u.article_id = a.id) as uses`;
}

export const FROM: RawBuilder<unknown> = sql`from article a join person p on p.id = a.owner_id`;

function onShelf(shelf: Shelf, today: string): RawBuilder<boolean> {
  switch (shelf) {
    case 'published':
      return sql`a.state = 'published'`;
    case 'drafts':
      return sql`(a.state = 'draft' or (a.state = 'published' and a.latest > a.published))`;
    case 'review':
      return sql`(a.state = 'published' and a.review_on <= ${today}::date)`;
    case 'archived':
      return sql`a.state = 'archived'`;
  }
}

const MOST = 1_000;

export async function findArticles(
  db: Db,
  actor: Actor,
  by: { shelf: Shelf; section?: string | undefined; language?: 'es' | 'en' | undefined; today: string },
): Promise<ArticleRecord[]> {
  const section = by.section ? sql`and a.section_id = ${by.section}::uuid` : sql``;
  const language = by.language ? sql`and a.language = ${by.language}` : sql``;
  const order = by.shelf === 'review' ? sql`a.review_on, a.title` : sql`s.position nulls last, plain(a.title), a.id`;
  const found = await sql<ArticleRecord>`
    select ${columns(by.today)} ${FROM} left join knowledge_section s on s.id = a.section_id
    where ${onShelf(by.shelf, by.today)} and ${visibleTo(actor)} ${section} ${language} order by ${order} limit ${MOST}`.execute(
    db,
  );
  return found.rows;
}

export async function countShelves(
  db: Db,
  actor: Actor,
  today: string,
): Promise<{ published: number; drafts: number; review: number; archived: number; gaps: number }> {
  const count = (shelf: Shelf): RawBuilder<unknown> =>
    sql`(select count(*)::int from article a where ${onShelf(shelf, today)} and ${visibleTo(actor)})`;
  const found = await sql<Record<Shelf | 'gaps', number>>`
    select ${count('published')} as published, ${count('drafts')} as drafts, ${count('review')} as review, ${count('archived')} as archived,
      (select count(*)::int from knowledge_gap g where g.closed_at is null and ${readsAll(actor) ? sql`true` : sql`false`}) as gaps`.execute(
    db,
  );
  return found.rows[0] ?? { published: 0, drafts: 0, review: 0, archived: 0, gaps: 0 };
}

/** Through the person who asks: not found and not theirs look the same. */
export async function findArticle(
  db: Db,
  actor: Actor,
  id: string,
  today: string,
): Promise<(ArticleRecord & { html: string; text: string }) | undefined> {
  const found = await sql<ArticleRecord & { html: string; text: string }>`
    select ${columns(today)}, a.html, a.text ${FROM} where a.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db);
  return found.rows[0];
}

export async function translationsOf(
  db: Db,
  actor: Actor,
  article: { id: string; groupId: string },
): Promise<{ id: string; language: 'es' | 'en'; title: string; state: ArticleRecord['state']; slug: string }[]> {
  const found = await sql<{
    id: string;
    language: 'es' | 'en';
    title: string;
    state: ArticleRecord['state'];
    slug: string;
  }>`
    select a.id, a.language, a.title, a.state, a.slug from article a
    where a.group_id = ${article.groupId}::uuid and a.id <> ${article.id}::uuid and ${visibleTo(actor)} order by a.language`.execute(
    db,
  );
  return found.rows;
}

export async function slugsLike(db: Db, slug: string): Promise<string[]> {
  const found = await sql<{
    slug: string;
  }>`select slug from article where slug like ${`${slug || 'articulo'}%`}`.execute(db);
  return found.rows.map((row) => row.slug);
}

export async function sectionsOf(db: Db): Promise<{ id: string; nameEs: string; nameEn: string }[]> {
  const found = await sql<{ id: string; nameEs: string; nameEn: string }>`
    select id, name_es as "nameEs", name_en as "nameEn" from knowledge_section order by position, name_es`.execute(db);
  return found.rows;
}

export async function sectionExists(db: Db, id: string): Promise<boolean> {
  return (await sql`select from knowledge_section where id = ${id}::uuid`.execute(db)).rows.length > 0;
}

export async function sectionInUse(db: Db, ids: readonly string[]): Promise<boolean> {
  const found = await sql`select from article where section_id = any(${[...ids]}::uuid[]) limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Held against two who set them at once. */
export async function lockSections(db: Db): Promise<string[]> {
  await sql`lock table knowledge_section in share row exclusive mode`.execute(db);
  return (await sql<{ id: string }>`select id from knowledge_section`.execute(db)).rows.map(({ id }) => id);
}

export async function writeSections(
  db: Db,
  kept: readonly { id: string; nameEs: string; nameEn: string }[],
  gone: readonly string[],
): Promise<void> {
  if (gone.length > 0) await sql`delete from knowledge_section where id = any(${[...gone]}::uuid[])`.execute(db);
  for (const [position, one] of kept.entries())
    await sql`
      insert into knowledge_section (id, name_es, name_en, position) values (${one.id}, ${one.nameEs}, ${one.nameEn}, ${position})
      on conflict (id) do update set name_es = excluded.name_es, name_en = excluded.name_en, position = excluded.position`.execute(
      db,
    );
}
