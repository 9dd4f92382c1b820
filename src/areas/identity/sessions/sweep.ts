import { addMs, DAY } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { forgetLinks } from '../links/store.ts';
import { forgetSessions } from './store.ts';

/** What no longer opens anything is forgotten: links after a month, sessions after ninety days (until then they tell a known address). */
export async function sweepIdentity(house: House): Promise<void> {
  const now = house.clock.now();
  await forgetLinks(house.database.db, addMs(now, -30 * DAY));
  await forgetSessions(house.database.db, addMs(now, -90 * DAY));
}
