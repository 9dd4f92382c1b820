import type { Logger } from 'pino';
import type { Bus } from '#platform/bus/index.ts';
import type { Clock } from '#platform/clock/index.ts';
import type { Config } from '#platform/config/index.ts';
import type { Database, Db } from '#platform/db/index.ts';
import type { FileStore } from '#platform/files/index.ts';
import type { PendingEvent } from '#platform/log/event.ts';
import type { Secrets } from '#platform/secrets/index.ts';
import type { Actor } from './actor.ts';

/** The standing parts of one process: made once at start, handed to everything through `work.house`. */
export interface House {
  config: Config;
  clock: Clock;
  database: Database;
  secrets: Secrets;
  files: FileStore;
  bus: Bus;
  log: Logger;
}

/** One piece of work: its transaction, who does it, and when it is now. Explicit, never global. */
export interface Work {
  house: House;
  db: Db;
  actor: Actor;
  now: Date;
  requestId: string;
  /** Written by `record`, appended to the log just before the commit. */
  events: PendingEvent[];
  /** Bus topics poked once the commit is safe. */
  pokes: Set<string>;
}
