import { addMs, DAY } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';

/** Answers kept for repeated requests go after two days (at least 24 h is promised). */
export async function expireAnswers(house: House): Promise<void> {
  await house.database.db
    .deleteFrom('idempotency')
    .where('created_at', '<', addMs(house.clock.now(), -2 * DAY))
    .execute();
}
