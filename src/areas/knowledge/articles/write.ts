import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { cleanWriting, isBlankWriting, textOfWriting } from '#platform/writing/index.ts';
import { mayPublish, mayWrite, readsAll } from '../policy.rules.ts';
import { markClosed } from '../searching/gap.store.ts';
import type { articlesApi } from './articles.contract.ts';
import { sectionExists, slugsLike } from './article.store.ts';
import { freeSlug, slugOf } from './slug.rules.ts';
import { findVersion } from './version.store.ts';
import {
  insertArticle,
  insertVersion,
  lockArticle,
  moveOn,
  publishVersion,
  setArchived,
  type Locked,
  type Words,
} from './writing.store.ts';

type Body<K extends keyof typeof articlesApi> = HandlerInput<(typeof articlesApi)[K]>['body'];

/** Who writes it is its owner. Returns its id. @throws {DomainError} article.empty, article.translated, section.not_found */
export async function writeArticle(work: Work, ownerId: string, given: Body<'writeArticle'>): Promise<string> {
  demand(mayWrite(work.actor));
  const { language, audience, sectionId, reviewOn, families, translationOf } = given;
  const words = wordsOf(given.title, given.html);
  if (sectionId && !(await sectionExists(work.db, sectionId))) throw missing('section.not_found');
  const id = newId();
  const groupId = translationOf ? await groupFor(work, translationOf, language) : id;
  const slug = slugOf(words.title);
  await insertArticle(work.db, {
    ...words,
    id,
    groupId,
    language,
    audience,
    sectionId,
    ownerId,
    reviewOn,
    families,
    at: work.now,
    slug: freeSlug(slug, await slugsLike(work.db, slug)),
  });
  await insertVersion(work.db, id, { ...words, n: 1, byId: ownerId, at: work.now });
  if (given.gapId && !(await markClosed(work.db, given.gapId, id, work.now))) throw missing('gap.not_found');
  record(work, ['article', id], 'article.written', { language, audience }, { fresh: true });
  if (given.gapId) record(work, ['knowledge', 'gaps'], 'knowledge.gap_closed', { gap: given.gapId, article: id });
  return id;
}

async function groupFor(work: Work, of: string, language: 'es' | 'en'): Promise<string> {
  const original = await lockArticle(work.db, of);
  if (!original) throw missing('article.not_found');
  if (original.language === language) throw conflict('article.translated');
  return original.groupId;
}

/** Nothing is lost when two write at once: the second is told, and what was written is still with them. @throws {DomainError} article.moved_on */
export async function saveArticle(work: Work, id: string, given: Body<'saveArticle'>): Promise<void> {
  const article = await held(work, id);
  if (article.state === 'archived') throw conflict('article.archived');
  const words = wordsOf(given.title, given.html);
  await demandLatest(work, article, given.base);
  const before = await findVersion(work.db, id, article.latest);
  if (before && before.title === words.title && before.html === words.html) return;
  await addVersion(work, article, words, null);
}

/** @throws {DomainError} article.not_found */
export async function restoreVersion(work: Work, id: string, n: number): Promise<void> {
  const article = await held(work, id);
  if (article.state === 'archived') throw conflict('article.archived');
  const then = await findVersion(work.db, id, n);
  if (!then) throw missing('article.not_found');
  await addVersion(work, article, { title: then.title, html: then.html, text: then.text }, n);
}

async function addVersion(work: Work, article: Locked, words: Words, restores: number | null): Promise<void> {
  const n = article.latest + 1;
  const byId = work.actor.kind === 'person' ? work.actor.id : null;
  await insertVersion(work.db, article.id, { ...words, n, byId, at: work.now, restores });
  await moveOn(work.db, article.id, n, words, work.now);
  record(work, ['article', article.id], 'article.saved', { version: n, restores });
}

/** The newest version, and no other: what one publishes is what one has read. @throws {DomainError} article.moved_on, article.public_by_lead */
export async function publishArticle(work: Work, id: string, version: number): Promise<void> {
  const article = await held(work, id);
  demand(mayPublish(work.actor, article.audience));
  await demandLatest(work, article, version);
  if (article.published === version && article.state === 'published') return;
  await publishVersion(work.db, id, version, work.now);
  record(work, ['article', id], 'article.published', { version, audience: article.audience });
}

/** @throws {DomainError} article.public_by_lead */
export async function archiveArticle(work: Work, id: string, archived: boolean): Promise<void> {
  const article = await held(work, id);
  demand(mayPublish(work.actor, article.published === null ? 'internal' : article.audience));
  if ((article.state === 'archived') === archived) return;
  await setArchived(work.db, id, archived, work.now);
  if (archived) record(work, ['article', id], 'article.archived');
  else record(work, ['article', id], 'article.brought_back');
}

/** Locked, and only by whoever writes. */
export async function held(work: Work, id: string): Promise<Locked> {
  const article = readsAll(work.actor) ? await lockArticle(work.db, id) : undefined;
  if (!article) throw missing('article.not_found');
  demand(mayWrite(work.actor));
  return article;
}

async function demandLatest(work: Work, article: Locked, base: number): Promise<void> {
  if (article.latest === base) return;
  const newest = await findVersion(work.db, article.id, article.latest);
  throw conflict('article.moved_on', { latest: article.latest, by: newest?.by ?? null });
}

function wordsOf(title: string, html: string): Words {
  const clean = cleanWriting(html);
  if (isBlankWriting(clean)) throw invalid('article.empty');
  return { title, html: clean, text: textOfWriting(clean) };
}
