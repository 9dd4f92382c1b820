import { demandArticle, suggestArticles } from '#areas/knowledge/index.ts';
import { conflict, missing } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { textOfWriting } from '#platform/writing/index.ts';
import { begin } from '../course/lock.ts';
import { findHeader } from '../reading/case-view.store.ts';
import type { caseKnowledgeApi as api } from './knowledge.contract.ts';
import { firstWords, insertUse, usedIn, usesOf } from './use.store.ts';

const MOST = 3;

/** By the subject and the customer's first words. @throws {DomainError} case.not_found */
export async function caseKnowledge(work: Work, reference: string): Promise<CallOutput<typeof api.caseKnowledge>> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const [said, used] = [await firstWords(work.db, header.id), await usedIn(work.db, header.id)];
  return {
    suggested: await suggestArticles(work, `${header.subject}\n${said}`, MOST),
    used: used.map((one) => ({ ...one, at: one.at.toISOString() })),
  };
}

/** An internal one goes as text only: what a customer could not open is no link to send. @throws {DomainError} article.internal_link */
export async function useArticle(
  work: Work,
  reference: string,
  { articleId, how }: { articleId: string; how: 'text' | 'link' },
): Promise<CallOutput<typeof api.useArticle>> {
  const { id: caseId } = await begin(work, reference, 'reply');
  const article = await demandArticle(work, articleId);
  if (how === 'link' && article.address === null) throw conflict('article.internal_link');
  const html =
    how === 'link'
      ? `<p><a href="${new URL(article.address ?? '/', work.house.config.baseUrl).href}">${escapeText(article.title)}</a></p>`
      : // Letters have no titles within them.
        article.html.replaceAll('<h3>', '<p><strong>').replaceAll('</h3>', '</strong></p>');
  const byId = work.actor.kind === 'person' ? work.actor.id : null;
  if (await insertUse(work.db, { articleId, caseId, how, byId, at: work.now }))
    record(work, ['case', caseId], 'case.article_used', { article: articleId, version: article.published, how });
  return { html, text: textOfWriting(html) };
}

/** @throws {DomainError} article.not_found */
export async function articleUses(work: Work, id: string): Promise<CallOutput<typeof api.articleUses>> {
  const { uses } = await demandArticle(work, id);
  const cases = await usesOf(work.db, work.actor, id);
  return { cases: cases.map((one) => ({ ...one, at: one.at.toISOString() })), total: uses };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
