import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { keyFrom } from '#areas/cases/index.ts';
import { readers } from '#apps/parts.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { addCopies, countCases, settle } from './copies.store.ts';

const ROOT = path.join(import.meta.dirname, '..');
/** Beyond these a sample company grows by copies: telling a million cases takes more than an hour. */
const TOLD = 100_000;

/** The sample company at this size, by the same command an operator uses. Does nothing where it was loaded before. */
export async function openSample(folder: string, cases: number): Promise<void> {
  const times = cases > TOLD ? cases / TOLD : 1;
  if (!Number.isInteger(times)) throw new Error(`--cases: up to ${TOLD}, or that many times a whole number`);
  const loaded = load(folder, cases / times);
  const server = await startEmbedded({ dataDir: folder, settings: LOADING });
  const db = new pg.Client({ connectionString: server.url });
  await db.connect();
  try {
    const there = await countCases(db);
    const missing = there < cases;
    if (missing) await addCopies(db, times - 1, freshKeys((times - 1) * there));
    const names = readers.map((reader) => reader.name);
    if (loaded || missing) await settle(db, names);
  } finally {
    await db.end();
    await server.stop();
  }
}

/** A server that only loads; `fsync` is off because a folder half loaded is thrown away anyway. */
const LOADING = {
  fsync: 'off',
  shared_buffers: '1GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  max_parallel_maintenance_workers: '2',
  idle_in_transaction_session_timeout: '0',
};

function load(folder: string, cases: number): boolean {
  const args = [path.join(ROOT, 'src/apps/cli/main.ts'), 'demo', 'load', '--cases', String(cases), '--months', '12'];
  const { status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CAUCE_DATA_DIR: folder },
  });
  return status === 0;
}

function freshKeys(count: number): string[] {
  const keys = new Set<string>();
  while (keys.size < count) {
    const key = keyFrom(randomBytes(24));
    if (key) keys.add(key);
  }
  return [...keys];
}
