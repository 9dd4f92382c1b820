import { missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { mayLead, mayPublish, mayWrite } from '../policy.rules.ts';
import type { ArticleRow, articlesApi, ArticleView } from './articles.contract.ts';
import {
  countShelves,
  findArticle,
  findArticles,
  sectionsOf,
  translationsOf,
  type ArticleRecord,
} from './article.store.ts';
import { diffLines } from './diff.rules.ts';
import { helpedOf } from './helped.rules.ts';
import { todayOf } from './today.ts';
import { filesOf, findVersion, findVersions, ratingsOf, wordsSaid, type VersionRow } from './version.store.ts';

export async function listArticles(
  work: Work,
  { shelf, section, language }: HandlerInput<typeof articlesApi.listArticles>['query'],
): Promise<CallOutput<typeof articlesApi.listArticles>> {
  const { db, actor } = work;
  const today = await todayOf(work);
  return {
    articles: (await findArticles(db, actor, { shelf, section, language, today })).map(rowOf),
    sections: await sectionsOf(db),
    shelves: await countShelves(db, actor, today),
    can: { write: told(mayWrite(actor)), sections: told(mayLead(actor)) },
  };
}

/** @throws {DomainError} article.not_found */
export async function viewArticle(work: Work, id: string): Promise<ArticleView> {
  const { db, actor } = work;
  const found = await findArticle(db, actor, id, await todayOf(work));
  if (!found) throw missing('article.not_found');
  const [newest, translations, files, ratings, words] = [
    await findVersion(db, id, found.latest),
    await translationsOf(db, actor, found),
    await filesOf(db, id),
    await ratingsOf(db, id, actor.kind === 'person' ? actor.id : null),
    await wordsSaid(db, id),
  ];
  return {
    ...rowOf(found),
    html: found.html,
    text: found.text,
    slug: found.slug,
    latest: found.latest,
    published: found.published,
    publishedAt: found.publishedAt?.toISOString() ?? null,
    createdAt: found.createdAt.toISOString(),
    draft: found.published !== null && newest && found.latest > found.published ? draftOf(newest) : null,
    translations: translations.map(({ slug: _, ...one }) => one),
    files: files.map(({ sha256: _, ...file }) => file),
    team: helpedOf(ratings.teamYes, ratings.teamNo),
    portal: helpedOf(ratings.portalYes, ratings.portalNo),
    words: words.map((one) => ({ ...one, at: one.at.toISOString() })),
    mine: ratings.mine,
    address: addressOf(found),
    can: abilitiesOf(actor, found),
  };
}

/** What is to be used of one: through whoever asks. @throws {DomainError} article.not_found */
export async function demandArticle(
  work: Work,
  id: string,
): Promise<{ title: string; html: string; published: number | null; uses: number; address: string | null }> {
  const found = await findArticle(work.db, work.actor, id, await todayOf(work));
  if (!found) throw missing('article.not_found');
  const { title, html, published, uses } = found;
  return { title, html, published, uses, address: addressOf(found) };
}

/** Its page for anybody; null where there is none. */
export function addressOf({
  state,
  audience,
  slug,
}: Pick<ArticleRecord, 'state' | 'audience' | 'slug'>): string | null {
  return state === 'published' && audience === 'public' ? `/ayuda/${slug}` : null;
}

function draftOf({ title, html, by, at }: VersionRow): ArticleView['draft'] {
  return { title, html, by, at: at.toISOString() };
}

export function rowOf(row: ArticleRecord): ArticleRow {
  const { id, title, language, audience, state, sectionId, reviewOn, due, families, yes, no, uses } = row;
  return {
    id,
    title,
    language,
    audience,
    state,
    sectionId,
    reviewOn,
    due,
    families,
    yes,
    no,
    uses,
    pending: row.published !== null && row.latest > row.published,
    owner: { id: row.ownerId, name: row.ownerName },
    changedAt: row.changedAt.toISOString(),
  };
}

function abilitiesOf(actor: Actor, article: ArticleRecord): Record<string, true | string> {
  return {
    edit: article.state === 'archived' ? 'article.archived' : told(mayWrite(actor)),
    publish: told(mayPublish(actor, article.audience)),
    archive: told(mayPublish(actor, article.published === null ? 'internal' : article.audience)),
    audience: told(mayPublish(actor, article.published === null ? 'internal' : 'public')),
    rate: told(mayWrite(actor)),
  };
}

function told(verdict: ReturnType<typeof mayWrite>): true | string {
  return verdict.ok ? true : verdict.reason;
}

/** @throws {DomainError} article.not_found */
export async function listVersions(work: Work, id: string): Promise<CallOutput<typeof articlesApi.listVersions>> {
  const found = await findArticle(work.db, work.actor, id, await todayOf(work));
  if (!found) throw missing('article.not_found');
  const versions = await findVersions(work.db, id);
  return {
    versions: versions.map((one) => ({ ...one, at: one.at.toISOString(), published: one.n === found.published })),
  };
}

/** What it said, and what it changed in the version before it. @throws {DomainError} article.not_found */
export async function viewVersion(
  work: Work,
  id: string,
  n: number,
): Promise<CallOutput<typeof articlesApi.getVersion>> {
  const found = await findArticle(work.db, work.actor, id, await todayOf(work));
  const version = found && (await findVersion(work.db, id, n));
  if (!version) throw missing('article.not_found');
  const before = n > 1 ? await findVersion(work.db, id, n - 1) : undefined;
  const { title, html, by, at, restores } = version;
  return {
    n,
    title,
    html,
    by,
    restores,
    at: at.toISOString(),
    published: n === found.published,
    changes: diffLines(before ? `${before.title}\n${before.text}` : '', `${title}\n${version.text}`),
  };
}
