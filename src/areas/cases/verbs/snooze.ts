import { addMs, DAY } from '#platform/clock/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { endSnooze, startSnooze } from '../course/snooze.store.ts';

const FURTHEST = 366 * DAY;

/** Out of sight until a date. Clocks go on, and the first word of the customer brings it back. */
export async function snooze(work: Work, reference: string, until: Date): Promise<void> {
  const state = await begin(work, reference, 'snooze');
  if (until <= work.now) throw invalid('case.snooze_past');
  if (until > addMs(work.now, FURTHEST)) throw invalid('case.snooze_beyond_due');
  await endSnooze(work, state.id);
  await startSnooze(work, state.id, until);
  state.snoozedUntil = until;
  state.snoozedAt = work.now;
  await settle(work, state, 'case.snoozed', { until: until.toISOString() });
}
