import { deleteUnusedUploads } from '#areas/cases/index.ts';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { claimSweep, deleteUnnamed, lockUnnamed, putRowBack, withoutRow } from './sweep-files.store.ts';

/** A draft may rest in a browser, and a form be open, for as long. */
const GRACE_MS = 30 * DAY;
const ONCE_MS = 20 * HOUR;

export interface Swept {
  uploads: number;
  rows: number;
  files: number;
}

/**
 * Once a day: uploads that nobody used, files that nothing names any more, and bytes on the disk without a row. Whoever refers
 * to a file has put its bytes just before: what was put within the last thirty days stays, whatever the rows say now.
 */
export async function sweepFiles(house: House): Promise<Swept | null> {
  const now = house.clock.now();
  const before = addMs(now, -GRACE_MS);
  const { db } = house.database;
  if (!(await claimSweep(db, now, addMs(now, -ONCE_MS)))) return null;
  const swept: Swept = { uploads: await deleteUnusedUploads(db, before), rows: 0, files: 0 };
  for (;;) {
    const { looked, gone } = await transact(house, system('files'), (work) => forgetUnnamed(work, before));
    swept.rows += gone;
    if (looked === 0) break;
  }
  for await (const stored of house.files.list())
    for (const sha256 of await withoutRow(db, stored)) if (await house.files.remove(sha256, before)) swept.files += 1;
  house.log.info({ part: 'files', ...swept }, 'files: what nobody refers to is gone');
  return swept;
}

/**
 * Rows go first, then the disk is asked when each was last put. Bytes put before that are seen, and their row stands again; whoever
 * puts them later waits with their own row for this to end, and writes it anew.
 */
async function forgetUnnamed({ db, house, now }: Work, before: Date): Promise<{ looked: number; gone: number }> {
  const locked = await lockUnnamed(db, before);
  let gone = 0;
  for (const row of await deleteUnnamed(db, locked)) {
    const putAt = await house.files.putAt(row.sha256);
    if (putAt && putAt >= before) await putRowBack(db, row, now);
    else gone += 1;
  }
  return { looked: locked.length, gone };
}
