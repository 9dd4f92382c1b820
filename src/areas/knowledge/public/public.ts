import { ANONYMOUS, type House } from '#platform/work/index.ts';
import { sectionsOf, translationsOf } from '../articles/article.store.ts';
import { filesOf } from '../articles/version.store.ts';
import type { Section } from '../articles/articles.contract.ts';
import { findPublic, findPublicBySlug, type PublicRow } from './public.store.ts';

export interface PublicArticle extends PublicRow {
  /** Clean: as whoever wrote it left it. */
  html: string;
  text: string;
  section: Section | null;
  translations: { language: 'es' | 'en'; slug: string; title: string }[];
  files: { id: string; name: string; size: number }[];
}

/** What anybody may read, by section; of one language, or of all for search engines. */
export async function publicPages(
  house: House,
  language: 'es' | 'en' | null,
): Promise<{ articles: PublicRow[]; sections: Section[] }> {
  const { db } = house.database;
  const [articles, sections] = await Promise.all([findPublic(db, language), sectionsOf(db)]);
  return { articles, sections };
}

/** Only what anybody may read; what is internal looks like what is not there. */
export async function publicArticle(house: House, slug: string): Promise<PublicArticle | null> {
  const { db } = house.database;
  const found = await findPublicBySlug(db, slug);
  if (!found) return null;
  const [translations, files, sections] = await Promise.all([
    translationsOf(db, ANONYMOUS, found),
    filesOf(db, found.id),
    sectionsOf(db),
  ]);
  return {
    ...found,
    section: sections.find(({ id }) => id === found.sectionId) ?? null,
    translations: translations.map(({ language, slug: other, title }) => ({ language, slug: other, title })),
    files: files.map(({ id, name, size }) => ({ id, name, size: Number(size) })),
  };
}
