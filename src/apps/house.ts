import type { Logger } from 'pino';
import { openBus } from '#platform/bus/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import type { Config } from '#platform/config/index.ts';
import { runningEmbedded, startEmbedded } from '#platform/db/embedded.ts';
import { openDatabase } from '#platform/db/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openFiles } from '#platform/files/index.ts';
import { openLog } from '#platform/observe/log.ts';
import { makeSecrets } from '#platform/secrets/index.ts';
import type { House } from '#platform/work/index.ts';

export interface OpenHouse {
  house: House;
  close(): Promise<void>;
}

export interface OpenOptions {
  log?: Logger;
  /** Told what is being waited for, in the order it happens. */
  onStep?: (step: 'database' | 'migrations') => void;
  /** Joins the embedded database another Cauce runs over this folder, if one does, instead of starting it. */
  attach?: boolean;
  /** The caller brings the schema up to date itself (restore). */
  migrate?: boolean;
}

/** Opens the standing parts of a process: database (embedded unless one is given), files, secrets, bus. */
export async function openHouse(config: Config, options: OpenOptions = {}): Promise<OpenHouse> {
  const log = options.log ?? openLog(config.logLevel);
  options.onStep?.('database');
  const { ownerUrl, stop } = await openPostgres(config, log, options.attach ?? false);
  options.onStep?.('migrations');
  if (options.migrate !== false) await migrate(ownerUrl);
  const database = openDatabase(ownerUrl, { max: 8 });
  const bus = openBus(database.pool, ownerUrl, log);
  const house: House = {
    config,
    clock: systemClock,
    database,
    secrets: makeSecrets(config.secret),
    files: openFiles(config.dataDir),
    bus,
    log,
  };
  return {
    house,
    async close() {
      await bus.close();
      await database.close();
      await stop();
    },
  };
}

async function openPostgres(
  config: Config,
  log: Logger,
  attach: boolean,
): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const nothing = async (): Promise<void> => undefined;
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, stop: nothing };
  const running = attach ? await runningEmbedded(config.dataDir) : null;
  if (running) return { ownerUrl: running, stop: nothing };
  const embedded = await startEmbedded({ dataDir: config.dataDir, log });
  return { ownerUrl: embedded.url, stop: () => embedded.stop() };
}
