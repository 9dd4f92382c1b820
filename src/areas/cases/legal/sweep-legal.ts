import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockWithSurvivor } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { claimLateLegal, type EndedWait, type LateClock } from './legal.store.ts';

/** A term passed its date without notice: told once, as a breach of its own. */
export async function tellLateLegal(work: Work, { id, caseId, clock, dueAt }: LateClock): Promise<boolean> {
  if (!(await claimLateLegal(work, id))) return false;
  record(work, ['case', caseId], 'clock.missed', { clock, due: dueAt.toISOString() });
  return true;
}

/** What time ends by itself: a pause the law bounds, or the customer's date to complete the data. Nothing closes by it. */
export async function endWait(work: Work, { caseId, why }: EndedWait): Promise<boolean> {
  const state = await lockWithSurvivor(work, caseId);
  await settle(work, state, why === 'offer' ? 'case.offer_ended' : 'clock.lapsed', { by: 'date' });
  return true;
}
