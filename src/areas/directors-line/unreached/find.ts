import { addMs, DAY } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type Reader } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import type { ReasonFound } from './contract.ts';
import { coursesOf, markDue, rulesInUse, takeDue } from './course.store.ts';
import { reasonsOf } from './unreached.rules.ts';
import { insertUnreached, lockListedOf, markOver, writeReasons } from './unreached.store.ts';

/** Found, not waited for: a case in which something happened is weighed again. */
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
    'case.target_missed',
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
    if (kind === 'case' && id && event.at > addMs(work.now, -FORGOTTEN)) await markDue(work.db, id);
  },
};
/** No rule looks farther back. */
const FORGOTTEN = 365 * DAY;
const BATCH = 500;

/** Weighs what is due, some hundreds of cases with one look: nothing is asked of the others, however many there are. */
export async function sweepUnreached(house: House): Promise<number> {
  for (let weighed = 0; ;) {
    const taken = await transact(house, system('unreached'), async (work) => {
      const due = await takeDue(work.db, BATCH);
      await weigh(work, due);
      return due.length;
    });
    weighed += taken;
    if (taken < BATCH) return weighed;
  }
}

/** Lists the customers of these cases, tells more of why, or takes them from the list when they have got through. */
export async function weigh(work: Work, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const [courses, rules, listed] = [
    await coursesOf(work.db, caseIds),
    await rulesInUse(work.db),
    await lockListedOf(work.db, caseIds),
  ];
  const weighed = courses.map(({ caseId, ...course }) => ({ caseId, reasons: reasonsOf(course, rules, work.now) }));
  // Who leaves the list by one case may still stand there by another.
  for (const { caseId, reasons } of weighed.toSorted((a, b) => a.reasons.length - b.reasons.length))
    await settle(work, caseId, listed.get(caseId), reasons);
}

async function settle(
  work: Work,
  caseId: string,
  listed: { id: string; reasons: ReasonFound[] } | undefined,
  reasons: ReasonFound[],
): Promise<void> {
  if (!listed) {
    if (reasons.length > 0) await list(work, caseId, reasons);
    return;
  }
  if (reasons.length === 0) await markOver(work.db, listed.id, work.now);
  else if (said(reasons) !== said(listed.reasons)) await writeReasons(work.db, listed.id, reasons);
  else return;
  record(work, ['direct', listed.id], 'direct.moved', {});
}

/** The database gives members back in an order of its own. */
const said = (reasons: readonly ReasonFound[]): string =>
  JSON.stringify(reasons.map(({ reason, n, last }) => [reason, n, last]));

/** What they were found by before, and was heard, does not count: only what happened since. */
async function list(work: Work, caseId: string, reasons: readonly ReasonFound[]): Promise<void> {
  const id = newId();
  if (!(await insertUnreached(work.db, { id, caseId, foundAt: work.now, reasons }))) return;
  record(work, ['case', caseId], 'direct.unreached', { unreached: id, reasons: reasons.map(({ reason }) => reason) });
  record(work, ['direct', id], 'direct.moved', {});
}
