import { personOf } from '#areas/identity/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { NotifiedCase, notificationsApi as api } from './contract.ts';
import { findArticleNotices, seeArticleNotices } from './article-notice.store.ts';
import { findNotifications, markSeen } from './notification.store.ts';
import { isQuiet } from './quiet.ts';

/** Case by case, the one with the newest first. */
export async function listNotifications(work: Work): Promise<CallOutput<typeof api.listNotifications>> {
  const cases = new Map<string, NotifiedCase>();
  for (const { reference, subject, customer, id, kind, at, seenAt, by } of await findNotifications(
    work.db,
    personOf(work),
  )) {
    const one = cases.get(reference) ?? { reference, subject, customer, notifications: [] };
    one.notifications.push({ id, kind, at: at.toISOString(), seen: seenAt !== null, by });
    cases.set(reference, one);
  }
  const all = [...cases.values()];
  const articles = (await findArticleNotices(work.db, personOf(work).id)).map(({ articleId, title, at, seenAt }) => ({
    id: articleId,
    title,
    at: at.toISOString(),
    seen: seenAt !== null,
  }));
  const unseen =
    all.filter((one) => one.notifications.some(({ seen }) => !seen)).length +
    articles.filter(({ seen }) => !seen).length;
  return { cases: all, articles, unseen, quiet: await isQuiet(work, personOf(work)) };
}

export async function seeNotifications(
  work: Work,
  { reference, articleId }: { reference?: string | undefined; articleId?: string | undefined },
): Promise<CallOutput<typeof api.seeNotifications>> {
  const { id } = personOf(work);
  const all = reference === undefined && articleId === undefined;
  const ofCases = reference !== undefined || all ? await markSeen(work, id, reference) : 0;
  const seen = ofCases + (articleId || all ? await seeArticleNotices(work, id, articleId ?? null) : 0);
  if (seen > 0) record(work, ['notifications', id], 'notification.seen', { seen });
  return { seen };
}
