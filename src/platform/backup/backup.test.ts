import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catchUp, record, sealDay, verifyLog, type Reader } from '#platform/log/index.ts';
import { enqueue, defineJob } from '#platform/jobs/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { z } from 'zod';
import { queued } from '#platform/mail/outbox/outbox.fixture.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { readable } from '#tests/support/readable.ts';
import { NotABackup, NotEmpty, readBackup, writeBackup } from './index.ts';

let from: TestHouse;
let to: TestHouse;
let folder: string;
beforeEach(async () => {
  [from, to, folder] = await Promise.all([makeHouse(), makeHouse(), mkdtemp(path.join(tmpdir(), 'cauce-backup-'))]);
});
afterEach(async () => {
  await Promise.all([from.close(), to.close(), rm(folder, { recursive: true, force: true })]);
});

const job = defineJob({ name: 'test.job', payload: z.strictObject({ id: z.string() }), run: async () => undefined });

async function fill(house: TestHouse): Promise<{ sha256: string }> {
  const file = await house.files.put(Buffer.from('Factura nº 2310 — ñandú'));
  await house.database.db
    .insertInto('file')
    .values({ sha256: file.sha256, size: file.size, created_at: house.clock.now() })
    .execute();
  await transact(house, system('test'), async (work) => {
    const company = newId();
    await work.db
      .insertInto('customer')
      .values({ id: company, kind: 'company', name: 'Tab\tand\nbreak «S. L.»', created_at: work.now })
      .execute();
    for (let i = 0; i < 300; i += 1) {
      const id = newId();
      await work.db
        .insertInto('customer')
        .values({ id, kind: 'person', name: `Núñez ${i}`, company_id: company, created_at: work.now })
        .execute();
      record(work, ['customer', id], 'customer.created', { i });
    }
    await enqueue(work, job, { id: company });
    await sql`select nextval('case_number') from generate_series(1, 7)`.execute(work.db);
  });
  return file;
}

test('everything comes back: rows, files, chains, seals, waiting jobs, numbers and where each reader stood', async () => {
  const file = await fill(from);
  const seen: number[] = [];
  const reader: Reader = {
    name: 'counting',
    types: ['customer.created'],
    handle: async (_, event) => void seen.push(event.id),
  };
  await readable(from);
  await catchUp(from, reader);
  await sealDay(from);
  await transact(from, system('test'), async (work) => record(work, ['customer', 'late'], 'customer.created', {}));
  const archive = path.join(folder, 'copia.tar');
  const manifest = await writeBackup(from, createWriteStream(archive));
  expect(manifest.files).toBe(1);

  await readBackup(to, archive);
  for (const table of ['customer', 'event', 'stream', 'seal', 'seal_leaf', 'file'] as const) {
    const count = async (house: TestHouse) =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.database.db)).rows[0]
        ?.n;
    expect(await count(to), table).toBe(await count(from));
  }
  const names = await to.database.db.selectFrom('customer').select('name').where('kind', '=', 'company').execute();
  expect(names).toEqual([{ name: 'Tab\tand\nbreak «S. L.»' }]);
  expect(await readText(to.files.read(file.sha256))).toBe('Factura nº 2310 — ñandú');
  expect((await verifyLog(to.database.db)).broken).toEqual([]);
  expect((await sql<{ n: number }>`select nextval('case_number')::int as n`.execute(to.database.db)).rows[0]?.n).toBe(
    10_008,
  );

  // Only what the reader had not seen is new to it, and new events come after all old ones.
  seen.length = 0;
  await readable(to);
  await catchUp(to, reader);
  expect(seen).toHaveLength(1);
  await transact(to, system('test'), async (work) => record(work, ['customer', 'newer'], 'customer.created', {}));
  await readable(to);
  await catchUp(to, reader);
  expect(seen).toHaveLength(2);
  expect((await verifyLog(to.database.db)).broken).toEqual([]);
});

test('a secret kept in the data folder travels; one from the environment does not', async () => {
  const manifest = await writeBackup(from, createWriteStream(path.join(folder, 'a.tar')));
  expect(manifest.holdsSecret).toBe(false);
  const kept = await makeHouse({ CAUCE_SECRET: '' });
  try {
    const archive = path.join(folder, 'b.tar');
    expect((await writeBackup(kept, createWriteStream(archive))).holdsSecret).toBe(true);
    await readBackup(to, archive);
    expect(await readFile(path.join(to.config.dataDir, 'secret'), 'utf8')).toBe(kept.config.secret);
  } finally {
    await kept.close();
  }
});

test('what was to leave when the copy was made does not leave by itself after a restore: a person says yes', async () => {
  const states = ['held', 'queued', 'waiting', 'sending', 'deferred', 'needs_yes', 'sent', 'failed', 'undone'];
  for (const state of states) {
    const { outboxId } = await queued(from, { kind: 'system' });
    await sql`update outbox set state = ${state} where id = ${outboxId}`.execute(from.database.db);
  }
  const archive = path.join(folder, 'd.tar');
  await writeBackup(from, createWriteStream(archive));
  expect((await readBackup(to, archive)).mailsAwaitingYes).toBe(5);
  const kept = await sql<{ state: string }>`select state from outbox order by created_at, id`.execute(to.database.db);
  expect(kept.rows.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 6 }, () => 'needs_yes'),
    'sent',
    'failed',
    'undone',
  ]);
});

test('a file that rows name and the folder does not hold is counted and told by its name', async () => {
  const file = await fill(from);
  await rm(from.files.path(file.sha256));
  const manifest = await writeBackup(from, createWriteStream(path.join(folder, 'e.tar')));
  expect(manifest).toMatchObject({ files: 0, missingFiles: 1 });
  expect(from.lines.some((line) => line.includes(file.sha256))).toBe(true);
});

test('an installation with data is not touched, and a cut archive changes nothing', async () => {
  await fill(from);
  const archive = path.join(folder, 'c.tar');
  await writeBackup(from, createWriteStream(archive));
  await expect(readBackup(from, archive)).rejects.toBeInstanceOf(NotEmpty);
  await truncate(archive, 40_000);
  await expect(readBackup(to, archive)).rejects.toBeInstanceOf(NotABackup);
  const { broken, events } = await verifyLog(to.database.db);
  expect({ broken, events }).toEqual({ broken: [], events: 0 });
  await expect(readBackup(to, path.join(import.meta.dirname, 'backup.ts'))).rejects.toBeInstanceOf(NotABackup);
});
