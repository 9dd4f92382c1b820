import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { give } from './follow.ts';
import { deleteOlder, turnedCritical } from './notification.store.ts';

const MOST = 500;
/** Longer ago the case says it itself, on top of the list. */
const SINCE_MS = 6 * HOUR;
const KEPT_MS = 60 * DAY;

/** Terms that turned critical are told to whoever owns the case. Gives how many. */
export async function tellCritical(house: House): Promise<number> {
  const now = house.clock.now();
  const found = await turnedCritical(house.database.db, addMs(now, -SINCE_MS), now, MOST);
  for (const { caseId, ownerId, kind, dueAt, at } of found)
    await transact(house, system('notifications'), (work) =>
      give(work, {
        personId: ownerId,
        caseId,
        kind: 'critical',
        about: `${caseId} ${kind} ${dueAt.toISOString()}`,
        byId: null,
        at,
      }),
    );
  return found.length;
}

/** What is older than sixty days goes. */
export async function sweepNotifications(house: House): Promise<void> {
  const before = addMs(house.clock.now(), -KEPT_MS);
  while ((await deleteOlder(house.database.db, before, MOST)) === MOST);
}
