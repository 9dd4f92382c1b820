import { record } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { takeDue } from './articles/version.store.ts';
import { todayOf } from './articles/today.ts';

/** Articles whose day of review has come: written to the log once, where whoever owns them is told from. Gives how many. */
export async function sweepReviews(house: House): Promise<number> {
  return transact(house, system('knowledge'), async (work) => {
    const due = await takeDue(work.db, await todayOf(work));
    for (const { id, ownerId } of due) record(work, ['article', id], 'article.review_due', { owner: ownerId });
    return due.length;
  });
}
