import { addMs, DAY } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { courseOf, rulesInUse } from './course.store.ts';
import { reasonsOf } from './unreached.rules.ts';
import { insertUnreached, lockListedOf, markOver, writeReasons } from './unreached.store.ts';

/**
 * Found, not waited for: whatever happens in a case is weighed for that case alone, so that it costs the same with a hundred
 * thousand of them. Found by nothing of which it was ended before: only what happened since counts.
 */
export const reader: Reader = {
  name: 'unreached',
  types: [
    'case.message_received',
    'case.message_released',
    'case.reply_sent',
    'case.reply_failed',
    'case.petitions_set',
    'case.resolved',
    'case.discarded',
    'case.reopened',
    'case.assigned',
    'case.handed_over',
    'case.taken',
    'promise.broken',
    'proposal.made',
    'proposal.applied',
    'proposal.withdrawn',
    'authorisation.decided',
    'surprise.given',
    'direct.asked',
    'direct.closed',
  ],
  async handle(work, event) {
    const [kind, id] = event.stream.split(':');
    if (kind === 'case' && id && event.at > addMs(work.now, -FORGOTTEN)) await weigh(work, id);
  },
};
/** No rule looks farther back. */
const FORGOTTEN = 365 * DAY;

/** Lists the case's customer, tells more of why, or takes them from the list when they have got through. */
export async function weigh(work: Work, caseId: string): Promise<void> {
  const [course, rules, listed] = [
    await courseOf(work.db, caseId),
    await rulesInUse(work.db),
    await lockListedOf(work.db, caseId),
  ];
  const reasons = course ? reasonsOf(course, rules, work.now) : [];
  if (!listed) {
    if (reasons.length > 0) await list(work, caseId, reasons);
    return;
  }
  if (reasons.length === 0) await markOver(work.db, listed.id, work.now);
  else if (JSON.stringify(reasons) !== JSON.stringify(inOrder(listed.reasons)))
    await writeReasons(work.db, listed.id, reasons);
  else return;
  record(work, ['direct', listed.id], 'direct.moved', {});
}

/** As the database gives them back, with their members in the order they are written in. */
const inOrder = (reasons: Awaited<ReturnType<typeof reasonsOf>>) =>
  reasons.map(({ reason, n, last }) => ({ reason, n, last }));

async function list(work: Work, caseId: string, reasons: ReturnType<typeof reasonsOf>): Promise<void> {
  const id = newId();
  if (!(await insertUnreached(work.db, { id, caseId, foundAt: work.now, reasons }))) return;
  record(work, ['case', caseId], 'direct.unreached', { unreached: id, reasons: reasons.map(({ reason }) => reason) });
  record(work, ['direct', id], 'direct.moved', {});
}
