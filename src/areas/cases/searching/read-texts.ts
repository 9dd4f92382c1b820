import { addMs, MINUTE } from '#platform/clock/index.ts';
import { TextReader } from '#platform/files/text/index.ts';
import type { House } from '#platform/work/index.ts';
import { keepText, takeTexts } from './file-text.store.ts';

const TAKEN_FOR = 5 * MINUTE;

/** Reads the attachments whose text nobody has read yet, so that they are found by what they say. */
export async function readTexts(house: House, reader = new TextReader()): Promise<number> {
  const { db } = house.database;
  let read = 0;
  try {
    for (;;) {
      const now = house.clock.now();
      const taken = await takeTexts(db, now, addMs(now, -TAKEN_FOR));
      if (taken.length === 0) return read;
      for (const { sha256, name } of taken) {
        // A file that is not there now may be with the next try: a copy being restored.
        if (!(await house.files.has(sha256))) continue;
        await keepText(db, sha256, await reader.read({ name, path: house.files.path(sha256) }));
        read += 1;
      }
    }
  } finally {
    await reader.stop();
  }
}
