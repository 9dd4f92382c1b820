import { demand, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { findArticle } from '../articles/article.store.ts';
import { todayOf } from '../articles/today.ts';
import { mayLead, mayWrite, readsAll } from '../policy.rules.ts';
import type { Gap } from './searching.contract.ts';
import { markClosed, openGaps, writeSynonyms } from './gap.store.ts';

export async function listGaps(work: Work): Promise<Gap[]> {
  if (!readsAll(work.actor)) return [];
  return (await openGaps(work.db)).map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
}

/** @throws {DomainError} gap.not_found, article.not_found */
export async function closeGap(work: Work, id: string, articleId: string | null): Promise<void> {
  demand(mayWrite(work.actor));
  if (articleId && !(await findArticle(work.db, work.actor, articleId, await todayOf(work))))
    throw missing('article.not_found');
  if (!(await markClosed(work.db, id, articleId, work.now))) throw missing('gap.not_found');
  record(work, ['knowledge', 'gaps'], 'knowledge.gap_closed', { gap: id, article: articleId });
}

export async function setSynonyms(work: Work, groups: readonly (readonly string[])[]): Promise<void> {
  demand(mayLead(work.actor));
  const kept = groups.map((group) => ({ id: newId(), expressions: [...new Set(group)] }));
  await writeSynonyms(
    work.db,
    kept.filter(({ expressions }) => expressions.length > 1),
  );
  record(work, ['knowledge', 'synonyms'], 'knowledge.synonyms_set', { groups: kept.length });
}
