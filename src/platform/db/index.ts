import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '#db/tables.ts';
import { Statements, preparingClient } from './prepared.ts';

export { belongsTo, Kept } from './kept.ts';
export type Db = Kysely<DB>;
export type { DB } from '#db/tables.ts';

// Whole numbers of ours stay far below 2^53; a string here would be a trap at each comparison.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Database {
  db: Db;
  pool: pg.Pool;
  /** Owner's address: migrations, jobs and backup use it; requests never do. */
  ownerUrl: string;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  max?: number;
  /** Role taken on each connection. `cauce_app` may not alter the log nor the schema. */
  role?: string;
  name?: string;
}

/** Opens the pool with the application's role. Connections that break are replaced without a restart. */
export function openDatabase(ownerUrl: string, options: DatabaseOptions = {}): Database {
  const role = options.role ?? 'cauce_app';
  const pool = new pg.Pool({
    Client: preparingClient(new Statements()),
    connectionString: ownerUrl,
    max: options.max ?? 12,
    application_name: options.name ?? 'cauce',
    connectionTimeoutMillis: 8_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Set by the server before the first query, so nothing of a request runs as the owner.
    options: `-c role=${role} -c statement_timeout=30s -c timezone=UTC`,
  });
  // A broken idle connection is not a fault of a request: the pool has dropped it already.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction tells its next statement; untold, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), pool, ownerUrl, close: () => pool.end() };
}

/** Faults that pass by themselves: the database is away, restarting, or asks for another try. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, syscall, message } = (error ?? {}) as { code?: unknown; syscall?: unknown; message?: unknown };
  if (typeof code === 'string' && (/^(08|53|57P)/.test(code) || AWAY.has(code))) return true;
  // Its socket is a file; any other file that is gone is not the database.
  if (code === 'ENOENT' && syscall === 'connect') return true;
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  );
}
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Two transactions met badly (deadlock, serialisation): the same work may simply run again. */
export function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
