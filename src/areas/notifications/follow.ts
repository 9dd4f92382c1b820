import { holderOf } from '#areas/directors-line/index.ts';
import { record, type LogEvent, type Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { actorId, isNews, noticesOf, type Concerned } from './notice.rules.ts';
import { insertArticleNotice } from './article-notice.store.ts';
import {
  askerOf,
  insertNotification,
  makerOf,
  ownerAnswered,
  ownerOf,
  type NewNotification,
} from './notification.store.ts';

/** Tells people of what asks for them, from the log: no verb tells anybody by hand (invariant 2). */
export const reader: Reader = {
  name: 'notifications',
  types: [
    'case.assigned',
    'case.handed_over',
    'case.message_received',
    'case.noted',
    'consultation.answered',
    'authorisation.decided',
    'case.reply_late',
    'automation.stopped',
    'automation.gave_up',
    'direct.asked',
    'direct.asked_again',
    'relief.asked',
    'relief.answered',
    'article.review_due',
  ],
  async handle(work, event) {
    if (!isNews(event, work.now)) return;
    if (event.type === 'article.review_due') return tellOwner(work, event);
    const caseId = caseOf(event);
    if (!caseId) return;
    for (const { personId, kind } of noticesOf(event, await concernedBy(work, event, caseId)))
      await give(work, { personId, caseId, kind, about: String(event.id), byId: actorId(event), at: event.at });
  },
};

/** Of an article: whoever owns it now. */
async function tellOwner(work: Work, event: LogEvent): Promise<void> {
  const articleId = event.stream.slice('article:'.length);
  const personId = await insertArticleNotice(work.db, articleId, event.at);
  if (personId) record(work, ['notifications', personId], 'notification.given', { article: articleId, kind: 'review' });
}

/** Once; live for whom it is for, and nobody else. */
export async function give(work: Work, given: NewNotification): Promise<void> {
  if (!(await insertNotification(work.db, given))) return;
  record(work, ['notifications', given.personId], 'notification.given', { case: given.caseId, kind: given.kind });
}

/** A request for a hand is about several: the first of them stands for it. */
function caseOf({ stream, data }: LogEvent): string | null {
  if (stream.startsWith('case:')) return stream.slice('case:'.length);
  return typeof data.case === 'string' ? data.case : null;
}

async function concernedBy(work: Work, { type, data }: LogEvent, caseId: string): Promise<Concerned> {
  const { consultation, proposal } = data;
  const nobody = { ownerId: null, askedBy: null, lineId: null };
  if (type.startsWith('direct.')) return { ...nobody, lineId: (await holderOf(work.db, work.now))?.id ?? null };
  if (type === 'case.message_received')
    return { ...nobody, ownerId: await ownerAnswered(work.db, caseId, String(data.message)) };
  if (type === 'case.reply_late') return { ...nobody, ownerId: await ownerOf(work.db, caseId) };
  if (type !== 'consultation.answered' && type !== 'authorisation.decided') return nobody;
  const asked =
    type === 'consultation.answered' ? askerOf(work.db, String(consultation)) : makerOf(work.db, String(proposal));
  return { ...nobody, askedBy: await asked, ownerId: await ownerOf(work.db, caseId) };
}
