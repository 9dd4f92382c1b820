import { openInside } from '#areas/authority/index.ts';
import { firstLegalDueOf, localDateOf, instantAt } from '#areas/clocks/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { conflict, invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { teamCalendar } from '../course/calendars.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { endSnooze, startSnooze } from '../course/snooze.store.ts';
import { mayHappen } from '../snoozing/waking.ts';
import type { WakesOn } from '../words.contract.ts';

const FURTHEST = 366 * DAY;

/** Out of sight until a date, or until something of the case happens, whatever comes first. Clocks go on, and the first word of the customer brings it back. */
export async function snooze(
  work: Work,
  reference: string,
  until: Date,
  wakesOn: WakesOn | null = null,
): Promise<void> {
  const state = await begin(work, reference, 'snooze');
  if (until <= work.now) throw invalid('case.snooze_past');
  if (until > addMs(work.now, FURTHEST)) throw invalid('case.snooze_beyond_due');
  const legal = await firstLegalDueOf(work.db, state.id);
  if (legal && until >= (await lastSnooze(work, state.teamId, legal)))
    throw invalid('case.snooze_beyond_legal', { date: legal.toISOString() });
  if (wakesOn === 'answer' && !(await openInside(work.db, state.id))) throw conflict('case.waits_for_nobody');
  if (wakesOn && !(await mayHappen(work, state.id, wakesOn))) throw conflict('case.nothing_to_wait_for');
  await endSnooze(work, state.id);
  await startSnooze(work, state.id, until, wakesOn);
  state.snoozedUntil = until;
  state.snoozedAt = work.now;
  await settle(work, state, 'case.snoozed', { until: until.toISOString(), ...(wakesOn ? { wakes_on: wakesOn } : {}) });
}

/** A case comes back the day before its legal term ends, at the latest (design.md §4.7): the instant that day is over. */
async function lastSnooze(work: Work, teamId: string | null, legal: Date): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, teamId);
  return instantAt(calendar, localDateOf(calendar, legal), '00:00');
}
