import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBus } from '#platform/bus/index.ts';
import { fixedClock } from '#platform/clock/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { openDatabase } from '#platform/db/index.ts';
import { openFiles } from '#platform/files/index.ts';
import { openLog } from '#platform/observe/log.ts';
import { makeSecrets } from '#platform/secrets/index.ts';
import type { House } from '#platform/work/index.ts';
import { createDatabase } from './postgres.ts';

export interface TestHouse extends House {
  clock: ReturnType<typeof fixedClock>;
  /** Everything logged, one JSON line each: for tests that look for secrets. */
  lines: string[];
  close(): Promise<void>;
}

/** A whole house on a database and folder of its own; the clock stands at Monday 9 Nov 2026, 10:00 in Madrid. */
export async function makeHouse(env: Record<string, string> = {}, made = createDatabase()): Promise<TestHouse> {
  const [scratch, dataDir] = await Promise.all([made, mkdtemp(path.join(tmpdir(), 'cauce-test-'))]);
  const config = readConfig({
    CAUCE_REQUESTS_PER_MINUTE: '1000000',
    CAUCE_MODE: 'test',
    CAUCE_DATA_DIR: dataDir,
    CAUCE_PORT: '0',
    CAUCE_SMTP_PORT: '0',
    CAUCE_SECRET: 'a-secret-for-tests-only-0123456789',
    CAUCE_BASE_URL: 'http://127.0.0.1:3000',
    ...env,
  });
  const database = openDatabase(scratch.ownerUrl, { max: 8 });
  const lines: string[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const bus = openBus(database.pool, scratch.ownerUrl, log);
  return {
    config,
    clock: fixedClock('2026-11-09T09:00:00.000Z'),
    database,
    secrets: makeSecrets(config.secret),
    files: openFiles(config.dataDir),
    bus,
    log,
    lines,
    async close() {
      await bus.close();
      await database.close();
      await scratch.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
