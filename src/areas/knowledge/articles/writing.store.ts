import { sql } from 'kysely';
import { storable } from '#platform/db/storable.rules.ts';
import type { Db } from '#platform/db/index.ts';

export interface Locked {
  id: string;
  groupId: string;
  language: 'es' | 'en';
  audience: 'internal' | 'public';
  state: 'draft' | 'published' | 'archived';
  latest: number;
  published: number | null;
  ownerId: string;
}

/** Locked by itself: of two who write at once the second finds what the first wrote. */
export async function lockArticle(db: Db, id: string): Promise<Locked | undefined> {
  await sql`select from article where id = ${id}::uuid for update`.execute(db);
  const found = await sql<Locked>`
    select id, group_id as "groupId", language, audience, state, latest, published, owner_id as "ownerId" from article where id = ${id}::uuid`.execute(
    db,
  );
  return found.rows[0];
}

export interface Words {
  title: string;
  html: string;
  text: string;
}

export async function insertArticle(
  db: Db,
  given: Words & {
    id: string;
    groupId: string;
    language: 'es' | 'en';
    slug: string;
    audience: 'internal' | 'public';
    sectionId: string | null;
    ownerId: string;
    reviewOn: string | null;
    families: readonly string[];
    at: Date;
  },
): Promise<void> {
  const { at } = given;
  await sql`
    insert into article (id, group_id, language, slug, audience, section_id, owner_id, review_on, families, title, html, text, created_at, changed_at)
    values (${given.id}, ${given.groupId}, ${given.language}, ${given.slug}, ${given.audience}, ${given.sectionId}, ${given.ownerId},
      ${given.reviewOn}, ${given.families.map(storable)}::text[], ${storable(given.title)}, ${storable(given.html)}, ${storable(given.text)}, ${at}, ${at})`.execute(
    db,
  );
}

export async function insertVersion(
  db: Db,
  articleId: string,
  given: Words & { n: number; byId: string | null; at: Date; restores?: number | null },
): Promise<void> {
  await sql`
    insert into article_version (article_id, n, title, html, text, by_id, at, restores)
    values (${articleId}, ${given.n}, ${storable(given.title)}, ${storable(given.html)}, ${storable(given.text)}, ${given.byId}, ${given.at}, ${given.restores ?? null})`.execute(
    db,
  );
}

/** The newest version is `n`; what nobody published yet is read as it is written. */
export async function moveOn(db: Db, id: string, n: number, words: Words, at: Date): Promise<void> {
  await sql`
    update article set latest = ${n}, changed_at = ${at},
      title = case when published is null then ${storable(words.title)} else title end,
      html = case when published is null then ${storable(words.html)} else html end,
      text = case when published is null then ${storable(words.text)} else text end
    where id = ${id}::uuid`.execute(db);
}

export async function publishVersion(db: Db, id: string, n: number, at: Date): Promise<void> {
  await sql`
    update article a set state = 'published', published = ${n}, published_at = ${at}, changed_at = ${at}, title = v.title, html = v.html, text = v.text
    from article_version v where a.id = ${id}::uuid and v.article_id = a.id and v.n = ${n}`.execute(db);
}

/** What was published goes back to being read; what was not, to being a draft. */
export async function setArchived(db: Db, id: string, archived: boolean, at: Date): Promise<void> {
  const back = sql`case when published is null then 'draft' else 'published' end`;
  await sql`
    update article set state = ${archived ? sql`'archived'` : back}, changed_at = ${at} where id = ${id}::uuid`.execute(
    db,
  );
}

export async function setFacts(
  db: Db,
  id: string,
  given: {
    audience?: 'internal' | 'public' | undefined;
    sectionId?: string | null | undefined;
    ownerId?: string | undefined;
    reviewOn?: string | null | undefined;
    families?: readonly string[] | undefined;
  },
): Promise<void> {
  const set = Object.fromEntries(
    Object.entries({
      audience: given.audience,
      section_id: given.sectionId,
      owner_id: given.ownerId,
      review_on: given.reviewOn,
      families: given.families?.map(storable),
    }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(set).length > 0) await db.updateTable('article').set(set).where('id', '=', id).execute();
}

export async function isActivePerson(db: Db, id: string): Promise<boolean> {
  const found = await sql`select from person where id = ${id}::uuid and status = 'active'`.execute(db);
  return found.rows.length > 0;
}

export async function rate(
  db: Db,
  articleId: string,
  given: { id: string; source: 'team' | 'portal'; helpful: boolean; word: string; byId: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into article_rating (id, article_id, source, helpful, word, by_id, at)
    values (${given.id}, ${articleId}, ${given.source}, ${given.helpful}, ${storable(given.word)}, ${given.byId}, ${given.at})
    on conflict (article_id, by_id) where by_id is not null
    do update set helpful = excluded.helpful, word = excluded.word, at = excluded.at`.execute(db);
}
