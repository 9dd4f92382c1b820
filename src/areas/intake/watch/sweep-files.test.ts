import { utimes } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { addMs, DAY } from '#platform/clock/index.ts';
import { insertFiles } from '#platform/files/file.store.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { aPerson } from '#tests/support/people.ts';
import { keep } from '../keep.ts';
import { submit } from '../submit.ts';
import { sweepFiles } from './sweep-files.ts';

const house = await makeHouse();
const { db } = house.database;
const person = await aPerson(house, 'agent');
afterAll(() => house.close());
beforeEach(() => sql`delete from setting where key = 'files.swept'`.execute(db));

const old = addMs(house.clock.now(), -31 * DAY);
const age = (sha256: string, at = old) => utimes(house.files.path(sha256), at, at);
let n = 0;
/** Bytes put that long ago, with their row unless told. */
async function stored(options: { row?: boolean; at?: Date } = {}) {
  const { row = true, at = old } = options;
  const file = { ...(await house.files.put(Buffer.from(`fichero ${(n += 1)}`))), type: 'text/plain' };
  if (row) await insertFiles([file], at).execute(db);
  await age(file.sha256, at);
  return file;
}
const rowOf = async (sha256: string) =>
  (await db.selectFrom('file').select('sha256').where('sha256', '=', sha256).execute()).length;
const stands = async ({ sha256 }: { sha256: string }) => [await rowOf(sha256), await house.files.has(sha256)];
async function uploaded(file: { sha256: string; size: number }, at: Date, used = false): Promise<string> {
  const id = newId();
  await sql`insert into upload (id, person_id, sha256, name, type, size, created_at, used_at) values (${id}, ${person.id}, ${file.sha256}, 'a', 'text/plain', ${file.size}, ${at}, ${used ? at : null})`.execute(
    db,
  );
  return id;
}

test('what nothing names goes after thirty days, rows and bytes; what anything names stays', async () => {
  const lost = await stored();
  const rowless = await stored({ row: false });
  const young = await stored({ at: addMs(house.clock.now(), -29 * DAY) });
  const spare = await stored();
  await uploaded(spare, old);
  const used = await stored();
  await uploaded(used, old, true);
  const draft = await stored();
  await uploaded(draft, house.clock.now());
  const raw = await stored();
  await keep(house, { channel: 'form', dedupeKey: 'uno', raw, receivedAt: old });
  const named = await stored();
  await submit(house, 'form', 'token', { files: [named] });
  expect(await sweepFiles(house)).toMatchObject({ uploads: 1, rows: 2, files: 3 });
  for (const gone of [lost, rowless, spare]) expect(await stands(gone)).toEqual([0, false]);
  for (const kept of [young, used, draft, raw, named]) expect(await stands(kept)).toEqual([1, true]);
});

test('once a day, however many processes start', async () => {
  const swept = await Promise.all([sweepFiles(house), sweepFiles(house), sweepFiles(house)]);
  expect(swept.filter(Boolean)).toHaveLength(1);
});

test('bytes put again just before a row names them stay, with their row', async () => {
  const file = await stored();
  await house.files.put(Buffer.from(`fichero ${n}`));
  await sweepFiles(house);
  expect(await stands(file)).toEqual([1, true]);
});

test('a transaction that is about to name it keeps it, whether the sweep comes before its commit or meets its lock', async () => {
  for (const step of ['upload', 'arrival'] as const) {
    await sql`delete from setting where key = 'files.swept'`.execute(db);
    const file = await stored();
    const bytes = Buffer.from(`fichero ${n}`);
    await transact(house, system('tests'), async (work) => {
      if (step === 'arrival')
        await keep(work, { channel: 'form', dedupeKey: step, raw: await house.files.put(bytes), receivedAt: work.now });
      else
        await sql`insert into upload (id, person_id, sha256, name, type, size, created_at) values (${newId()}, ${person.id}, ${file.sha256}, 'a', 'text/plain', ${file.size}, ${work.now})`.execute(
          work.db,
        );
      // Another connection, while this one has not committed.
      await sweepFiles(house);
    });
    expect(await stands(file), step).toEqual([1, true]);
  }
});

test('hundreds put, named and swept at once: nothing that was named is missing', { timeout: 60_000 }, async () => {
  const files = [];
  for (let i = 0; i < 120; i += 1) files.push(await stored());
  const first = n - 119;
  let sweeping = true;
  const sweeps = (async () => {
    while (sweeping) {
      await sql`delete from setting where key = 'files.swept'`.execute(db);
      await sweepFiles(house);
    }
  })();
  await Promise.all(
    files.map(async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
      const file = { ...(await house.files.put(Buffer.from(`fichero ${first + i}`))), type: 'text/plain' };
      await transact(house, system('tests'), async (work) => {
        await insertFiles([file], work.now).execute(work.db);
        await sql`insert into upload (id, person_id, sha256, name, type, size, created_at) values (${newId()}, ${person.id}, ${file.sha256}, 'a', 'text/plain', ${file.size}, ${work.now})`.execute(
          work.db,
        );
      });
    }),
  );
  sweeping = false;
  await sweeps;
  for (const file of files) expect(await stands(file)).toEqual([1, true]);
});
