import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { setAlarm } from './alarms.ts';
import { findDifferences, findUnaccounted, newestRaw, type Difference } from './reconcile.store.ts';

const WINDOW_MS = 2 * DAY;
const SAMPLE = 200;

export interface Reconciliation {
  differences: Difference[];
  unaccounted: string[];
  /** Arrivals whose bytes are not on the disk. */
  missingBytes: string[];
}

/** Every hour: accepted = rows = outcomes, over the last two days, and the newest bytes are where they should be. Any difference rings with its ids. */
export async function reconcile(house: House): Promise<Reconciliation> {
  const { db } = house.database;
  const since = hourBefore(house.clock.now());
  const [differences, unaccounted, newest] = [
    await findDifferences(db, since),
    await findUnaccounted(db, since),
    await newestRaw(db, SAMPLE),
  ];
  const missingBytes: string[] = [];
  for (const { id, sha256 } of newest) if (!(await house.files.has(sha256))) missingBytes.push(id);
  const first = differences[0];
  await setAlarm(house, {
    kind: 'intake.difference',
    subject: 'counts',
    on: first !== undefined,
    data: first
      ? {
          channel: first.channel,
          subject: first.subject,
          hour: first.hour.toISOString(),
          accepted: first.accepted,
          rows: first.rows,
        }
      : {},
  });
  await setAlarm(house, {
    kind: 'intake.difference',
    subject: 'outcomes',
    on: unaccounted.length > 0,
    data: { ids: unaccounted.slice(0, 20) },
  });
  await setAlarm(house, {
    kind: 'intake.difference',
    subject: 'bytes',
    on: missingBytes.length > 0,
    data: { ids: missingBytes.slice(0, 20) },
  });
  return { differences, unaccounted, missingBytes };
}

function hourBefore(now: Date): Date {
  return addMs(now, -WINDOW_MS - (now.getTime() % HOUR));
}
