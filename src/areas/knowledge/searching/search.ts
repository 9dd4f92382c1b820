import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ArticleRow } from '../articles/articles.contract.ts';
import { todayOf } from '../articles/today.ts';
import { addressOf, rowOf } from '../articles/view.ts';
import { readsAll } from '../policy.rules.ts';
import { mostAlike } from './alike.rules.ts';
import type { FoundArticle, searchingApi } from './searching.contract.ts';
import { fragmentOf, marksIn } from './fragment.rules.ts';
import { countGap, inNames, synonymsOf } from './gap.store.ts';
import { articlesByIds, candidatesFor, searchArticles, stemsOf } from './search.store.ts';
import { gapWords, pairsOf, soughtOf, STOP, telling } from './words.rules.ts';

/** What whoever asks may read of it, those with the words in the title first; the words are marked. */
export async function search(
  work: Work,
  { q, language, limit }: HandlerInput<typeof searchingApi.searchArticles>['query'],
): Promise<FoundArticle[]> {
  const { db, actor } = work;
  const sought = soughtOf(q, await synonymsOf(db));
  const rows = await searchArticles(db, actor, { sought, language, limit, today: await todayOf(work) });
  if (rows.length === 0) return [];
  const ways = sought.flatMap((one) => one.ways).flatMap((way) => way.split(' ').filter((word) => !STOP.has(word)));
  const open = sought.filter((one) => one.open).flatMap((one) => one.ways);
  const stems = [...(await stemsOf(db, ways)), ...open];
  return rows.map((row) => ({
    ...rowOf(row),
    address: addressOf(row),
    titleMarks: marksIn(row.title, stems),
    ...fragmentOf(row.text, stems),
  }));
}

/** Counts what was looked for and not found; false where nothing was missed, or nothing of it may be kept. */
export async function tellSearch(
  work: Work,
  { q, opened, source, language }: { q: string; opened: boolean; source: 'team' | 'portal'; language: 'es' | 'en' },
): Promise<boolean> {
  if (opened) return false;
  const kept = gapWords(q, await inNames(work.db, pairsOf(q)));
  if (!kept) return false;
  const found = await search(work, { q, language: source === 'portal' ? language : undefined, limit: 1 });
  await countGap(work.db, { id: newId(), source, language, ...kept, empty: found.length === 0, at: work.now });
  record(work, ['knowledge', 'gaps'], 'knowledge.gap_found', { source, empty: found.length === 0 });
  return true;
}

export interface Suggested {
  article: ArticleRow;
  /** Its page for anybody; null where there is none. */
  address: string | null;
  /** The words of the text that the article has too, as they stand in it. */
  why: string[];
}

/** Articles that speak of what a text speaks of, through whoever asks; the words both have say why. */
export async function suggest(work: Work, text: string, most: number): Promise<Suggested[]> {
  const { db, actor } = work;
  const { rows, total } = await candidatesFor(db, actor, telling(text));
  const alike = mostAlike(rows, total, most);
  const ids = alike.map(({ id }) => id);
  const found = await articlesByIds(db, actor, ids, await todayOf(work));
  return alike.flatMap(({ id, words }) => {
    const row = found.find((one) => one.id === id);
    return row ? [{ article: rowOf(row), address: addressOf(row), why: words }] : [];
  });
}

export async function getSynonyms(work: Work): Promise<CallOutput<typeof searchingApi.getSynonyms>> {
  const { roles } = work.actor.kind === 'person' ? work.actor : { roles: [] };
  const leads = roles.some((role) => ['administrator', 'director', 'lead'].includes(role));
  return { synonyms: readsAll(work.actor) ? await synonymsOf(work.db) : [], can: { set: leads || 'session.role' } };
}
