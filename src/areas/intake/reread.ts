import { record } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { sendBackUnreadable } from './claim.store.ts';

const AT_ONCE = 200;

/** Sends back to the queue what an older reader could not read. Returns how many. */
export async function rereadOlderThan(
  house: House,
  older: { channel: string; readerVersion: number },
): Promise<number> {
  return transact(house, system('intake'), async (work) => {
    const ids = await sendBackUnreadable(work.db, { ...older, now: work.now, limit: AT_ONCE });
    for (const id of ids) record(work, ['intake', id], 'intake.retried', { reader: older.readerVersion });
    work.pokes.add('intake');
    return ids.length;
  });
}
