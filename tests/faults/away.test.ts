import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationsApi } from '#apps/server/operations.contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { newToken } from '#platform/ids/index.ts';
import { startEmbedded, type EmbeddedPostgres } from '#platform/db/embedded.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { temporaryFolder } from '#tests/support/postgres.ts';
import { waitFor } from '#tests/support/wait.ts';
import { ALL_THERE_ONCE, accountFor, ask, workedOff } from './account.ts';
import { report, spread } from './figures.ts';
import { backAgain } from './kill.ts';
import { sendAll, type Sending } from './sender.ts';

/* F5 and F6: what the program stands on goes away for a while, and comes back. One program for both, never started again. */

const AWAY_SECONDS = Number(process.env.FAULT_AWAY_SECONDS ?? 5);
const ARRIVALS = Number(process.env.FAULT_AWAY_ARRIVALS ?? 200);
const DISK_MB = 8 + Math.ceil(ARRIVALS / 50);
// A new cluster takes some 60, and what is written ahead as much again.
const DATABASE_MB = 192 + Math.ceil(ARRIVALS / 10);
const LONG = 180_000 + AWAY_SECONDS * 2_000 + ARRIVALS * 500;
const MAILBOX = 'atencion@ribera.example';
const run = promisify(execFile);

let app: App;
let disk: Disk;
let databaseDisk: Disk;
let database: EmbeddedPostgres;
const sendings: Sending[] = [];

beforeAll(async () => {
  [disk, databaseDisk] = await Promise.all([smallDisk(DISK_MB), smallDisk(DATABASE_MB)]);
  database = await startDatabase();
  app = await startApp({
    CAUCE_LOG_LEVEL: 'error',
    CAUCE_DATABASE_URL: database.url,
    CAUCE_DATA_DIR: disk.folder,
  });
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Atención' } });
}, 120_000);
afterAll(async () => {
  await app?.stop();
  await database?.stop();
  for (const { folder, why } of [disk, databaseDisk].filter(Boolean)) {
    if (why === null) await run('umount', [folder]);
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

const startDatabase = (): Promise<EmbeddedPostgres> =>
  startEmbedded({ dataDir: databaseDisk.folder, settings: { max_wal_size: '64MB', min_wal_size: '32MB' } });

interface Disk {
  folder: string;
  /** Why it is no disk of its own; null where it is. */
  why: string | null;
}

/** A disk of a few megabytes, where this system lets us mount one. */
async function smallDisk(megabytes: number): Promise<Disk> {
  const folder = await temporaryFolder('small-disk');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'cauce-small-disk', folder]);
    return { folder, why: null };
  } catch (error) {
    return { folder, why: `no disk of a few megabytes can be mounted here: ${(error as Error).message.trim()}` };
  }
}

function send(): Sending {
  const sending = sendAll(app.smtpPort, MAILBOX, ARRIVALS);
  sendings.push(sending);
  return sending;
}

async function expectAllThere(): Promise<void> {
  const accepted = sendings.flatMap((one) => one.accepted);
  expect(accepted).toHaveLength(ARRIVALS * sendings.length);
  expect(await accountFor(app, accepted)).toEqual(ALL_THERE_ONCE);
  // That the account can tell: one that was never sent is missed.
  const never = { id: '<never@faults.example>', from: 'never@faults.example', answers: null };
  expect(await accountFor(app, [...accepted, never])).toEqual({ ...ALL_THERE_ONCE, missing: 1, extraCases: -1 });
}

/** Codes that the senders heard while it was away: come again, nothing worse, and nobody found the door shut. */
function refusalsOf(sending: Sending): number[] {
  return [...sending.refusals.keys()].toSorted((a, b) => a - b);
}

test(
  'F5: the database is away: 451, nothing accepted is lost, and the program goes on by itself',
  { timeout: LONG },
  async () => {
    const sending = send();
    await waitFor('the first mails', () => sending.accepted.length >= ARRIVALS / 10);
    await database.stop();
    await waitFor('a 451', () => sending.refusals.has(451));
    await sleep(500);
    const before = sending.accepted.length;
    const form = await postForm();
    await sleep(AWAY_SECONDS * 1_000);
    const during = sending.accepted.length - before;
    const [live, ready] = await Promise.all(
      ['/livez', '/readyz'].map(async (at) => (await fetch(app.url + at)).status),
    );
    database = await startDatabase();
    const back = await backAgain(app);
    await sending.done;
    report('F5', { away: `${AWAY_SECONDS} s`, back: `${Math.round(back)} ms`, acceptance: spread(sending.waits) });
    expect([live, ready]).toEqual([200, 503]);
    expect(during).toBe(0);
    expect(form).toBeGreaterThanOrEqual(500);
    expect(refusalsOf(sending)).toEqual([451]);
    await expectAllThere();
  },
);

test(
  'F6: the disk is full: 451, nothing broken is kept, and it goes on by itself once there is space',
  { timeout: LONG },
  async (context) => {
    if (disk.why) return context.skip(disk.why);
    await workedOff(app);
    const ballast = path.join(disk.folder, 'ballast');
    await fill(ballast);
    const sending = send();
    await waitFor('a 451', () => sending.refusals.has(451));
    const form = await postForm();
    await sleep(1_000);
    const full = sending.accepted.length;
    await rm(ballast);
    await sending.done;
    report('F6', { disk: `${DISK_MB} MB`, acceptedWhileFull: full, acceptance: spread(sending.waits) });
    expect(full).toBe(0);
    expect(form).toBeGreaterThanOrEqual(500);
    expect(refusalsOf(sending)).toEqual([451]);
    await expectAllThere();
    expect(await spoiltFiles()).toEqual([]);
    expect((await filesIn('scratch')).map(({ name }) => name)).toEqual([]);
  },
);

test(
  'F6: the database’s disk is full: it ends and comes back by itself, 451 meanwhile, nothing accepted is lost',
  { timeout: LONG },
  async (context) => {
    if (databaseDisk.why) return context.skip(databaseDisk.why);
    await workedOff(app);
    const ballast = path.join(databaseDisk.folder, 'ballast');
    await fill(ballast);
    const sending = send();
    await useUpWhatIsWrittenAhead();
    const { status: ready } = await fetch(`${app.url}/readyz`);
    await waitFor('a 451', () => sending.refusals.has(451));
    const form = await postForm();
    const full = sending.accepted.length;
    await rm(ballast);
    const back = await backAgain(app);
    await sending.done;
    report('F6, database', {
      disk: `${DATABASE_MB} MB`,
      acceptedWhileFull: full,
      ready,
      back: `${Math.round(back)} ms`,
      acceptance: spread(sending.waits),
    });
    expect(form).toBeGreaterThanOrEqual(500);
    expect(refusalsOf(sending)).toEqual([451]);
    await expectAllThere();
    expect((await app.call(operationsApi.verifyLog, { body: {} })).broken).toEqual([]);
  },
);

/** Fills what was set aside for the write-ahead log, a megabyte at a time, until the server can't write on and ends. */
async function useUpWhatIsWrittenAhead(): Promise<void> {
  const write = (): Promise<boolean> =>
    ask(app, "select pg_logical_emit_message(false, 'full', repeat('x', 1000000)), pg_switch_wal()").then(
      () => true,
      () => false,
    );
  while (await write());
}

/** A visitor's form meanwhile; its status. It must be told no: the visitor keeps what was written. */
async function postForm(): Promise<number> {
  const body = new URLSearchParams({
    token: newToken(),
    text: 'No enciende.',
    name: 'Eva',
    email: 'eva@cliente.example',
  });
  const answer = await fetch(`${app.url}/contacto/enviar`, { method: 'POST', body, redirect: 'manual' });
  return answer.status;
}

/** Writes until not one byte more goes in. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (let piece = Buffer.alloc(64 * 1_024); piece.length > 0;) {
      const { bytesWritten } = await handle.write(piece).catch(() => ({ bytesWritten: 0 }));
      if (bytesWritten < piece.length) piece = piece.subarray(0, Math.floor(piece.length / 2));
    }
  } finally {
    await handle.close();
  }
}

async function filesIn(folder: string): Promise<Dirent[]> {
  const entries = await readdir(path.join(disk.folder, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile());
}

/** Kept files that are not what their name says. */
async function spoiltFiles(): Promise<string[]> {
  const files = await filesIn('files');
  expect(files.length).toBeGreaterThan(ARRIVALS);
  const spoilt: string[] = [];
  for (const { parentPath, name } of files) {
    const bytes = await readFile(path.join(parentPath, name));
    if (createHash('sha256').update(bytes).digest('hex') !== name) spoilt.push(name);
  }
  return spoilt;
}
