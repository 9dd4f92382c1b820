import { randomBytes } from 'node:crypto';
import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '#platform/db/embedded.ts';
import { isAlive } from '#platform/db/embedded-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address on the server of this run, without a database of its own. */
    testServerUrl: string;
    testTemplate: string;
  }
}

export interface TestDatabase {
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, cloned from the template of this run. */
export async function createDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `create database ${name} template ${inject('testTemplate')}`);
  return {
    ownerUrl: withDatabase(serverUrl, name),
    drop: () => execute(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

export interface TestPostgres extends EmbeddedPostgres {
  dataDir: string;
  /** Stops the server and deletes its folder. */
  remove(): Promise<void>;
}

/** A server of one's own, for tests that stop or kill it. `durable` keeps fsync on, as in production. */
export async function startTestPostgres(options: { durable?: boolean } = {}): Promise<TestPostgres> {
  const dataDir = await temporaryFolder('postgres', options.durable ? tmpdir() : fastFolder());
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '192MB' };
  const settings = { max_connections: '200', ...(options.durable ? {} : fast) };
  const server = await startEmbedded({ dataDir, settings });
  return Object.assign(server, {
    dataDir,
    async remove() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  });
}

/** A new folder for one test, open to be crossed: PostgreSQL may run as another user than root. */
export async function temporaryFolder(purpose: string, parent = fastFolder()): Promise<string> {
  const home = join(parent, 'cauce-tests');
  const folder = join(home, `${process.pid}-${purpose}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  await chmod(home, 0o1777).catch(() => undefined);
  await chmod(folder, 0o755);
  return folder;
}

/** Memory where there is plenty: cloning a database makes hundreds of files, which some disks take half a second for. */
function fastFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2_000_000_000 ? memory : tmpdir();
}

/** Deletes what killed runs left behind. */
export async function sweepTemporaryFolders(): Promise<void> {
  for (const parent of new Set([tmpdir(), fastFolder()])) {
    const home = join(parent, 'cauce-tests');
    for (const name of await readdir(home).catch(() => [])) {
      const gone = !(await isAlive(Number(name.split('-')[0])));
      if (gone) await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
