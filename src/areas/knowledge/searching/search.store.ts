import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { columns, FROM, visibleTo, type ArticleRecord } from '../articles/article.store.ts';
import type { Candidate } from './alike.rules.ts';
import type { Sought } from './words.rules.ts';

export type FoundRow = ArticleRecord & { text: string };

/** In the words of one language: any way of saying each, all of them together. */
function inLanguage(language: 'es' | 'en', sought: readonly Sought[]): RawBuilder<unknown> {
  const config = language === 'en' ? sql`'english'::regconfig` : sql`'spanish'::regconfig`;
  const parts = sought.map(({ ways, open }) => {
    const each = ways.map((way) =>
      // As it stands too, for names the stemmer would bend; of several words only the stems, or «de» would weigh.
      way.includes(' ')
        ? sql`phraseto_tsquery(${config}, plain_words(${way}))`
        : sql`(plainto_tsquery(${config}, plain_words(${way})) || plainto_tsquery('simple', ${way}))`,
    );
    // What is half typed: the words of the search are letters and digits only.
    if (open) each.push(sql`to_tsquery('simple', ${`${ways[0] ?? ''}:*`})`);
    return sql`(${sql.join(each, sql` || `)})`;
  });
  return sql.join(parts, sql` && `);
}

/** Through the person who asks, in the query itself: what is not theirs is neither found nor counted. */
export async function searchArticles(
  db: Db,
  actor: Actor,
  by: { sought: readonly Sought[]; language?: 'es' | 'en' | undefined; limit: number; today: string },
): Promise<FoundRow[]> {
  if (by.sought.length === 0) return [];
  const language = by.language ? sql`and a.language = ${by.language}` : sql``;
  const found = await sql<FoundRow>`
    with asked as materialized (select ${inLanguage('es', by.sought)} as es, ${inLanguage('en', by.sought)} as en)
    select ${columns(by.today)}, left(a.text, 20000) as text ${FROM} cross join asked q
      cross join lateral (select case a.language when 'en' then q.en else q.es end as words) w
    where a.state <> 'archived' and ${visibleTo(actor)} ${language}
      and ((a.language = 'es' and a.search @@ q.es) or (a.language = 'en' and a.search @@ q.en))
    order by ts_filter(a.search, '{a}') @@ w.words desc, (a.state = 'published') desc, ts_rank(a.search, w.words) desc, a.title, a.id limit ${by.limit}`.execute(
    db,
  );
  return found.rows;
}

/** The stems by which words are found, in both languages: for marking where they stand. */
export async function stemsOf(db: Db, words: readonly string[]): Promise<string[]> {
  const found = await sql<{ stem: string }>`
    select distinct stem from unnest(${[...words]}::text[]) word, unnest(tsvector_to_array(search_words(word) || to_tsvector('english', word))) stem`.execute(
    db,
  );
  return found.rows.map(({ stem }) => stem);
}

const MOST_CANDIDATES = 300;

/** Each word with the stems it has in one language or the other; none of words that say nothing. */
async function stemsByWord(db: Db, words: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ word: string; stems: string[] }>`
    select word, tsvector_to_array(search_words(word)) || tsvector_to_array(to_tsvector('english', plain_words(word))) as stems
    from unnest(${[...words]}::text[]) with ordinality given (word, n) where search_words(word) <> '' order by n`.execute(
    db,
  );
  return new Map(found.rows.map(({ word, stems }) => [word, [...new Set(stems)]]));
}

/** Articles with any of these words, and which of them each has in its title and in its text. */
export async function candidatesFor(
  db: Db,
  actor: Actor,
  words: readonly string[],
): Promise<{ rows: Candidate[]; total: number }> {
  const stems = await stemsByWord(db, words);
  const all = [...new Set([...stems.values()].flat())];
  if (all.length === 0) return { rows: [], total: 0 };
  const rows = await sql<{ id: string; title: string[]; text: string[]; total: number }>`
    with wanted as materialized (select array_to_string(array(select quote_literal(s) from unnest(${all}::text[]) s), ' | ')::tsquery as any_of)
    select a.id, tsvector_to_array(ts_filter(a.search, '{a}')) as title, tsvector_to_array(a.search) as text,
      (select count(*)::int from article a where a.state = 'published' and ${visibleTo(actor)}) as total
    from article a, wanted w where a.state = 'published' and ${visibleTo(actor)} and a.search @@ w.any_of
    order by ts_rank(a.search, w.any_of) desc, a.id limit ${MOST_CANDIDATES}`.execute(db);
  const among = (lexemes: readonly string[]): string[] => {
    const has = new Set(lexemes);
    return [...stems].filter(([, of]) => of.some((stem) => has.has(stem))).map(([word]) => word);
  };
  return {
    rows: rows.rows.map(({ id, title, text }) => ({ id, inTitle: among(title), inText: among(text) })),
    total: rows.rows[0]?.total ?? 0,
  };
}

export async function articlesByIds(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  today: string,
): Promise<ArticleRecord[]> {
  if (ids.length === 0) return [];
  const found = await sql<ArticleRecord>`
    select ${columns(today)} ${FROM} where a.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)}`.execute(db);
  return found.rows;
}
