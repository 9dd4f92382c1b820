import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { sha256Hex } from '#platform/ids/index.ts';

const FOLDER = path.join(import.meta.dirname, '../../../db/migrations');
const GRANTS = path.join(import.meta.dirname, '../../../db/grants.sql');
const LOCK = 7_245_113;
const OLDEST = 150_000;

/**
 * Brings the database to today's shape: numbered plain SQL, forward only, one transaction each, once, whoever starts first.
 * `only` stops at the shape an older backup was made in.
 */
export async function migrate(ownerUrl: string, only?: ReadonlySet<string>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    if (Number(version.rows[0]?.server_version_num) < OLDEST)
      throw new Error('Cauce necesita PostgreSQL 15 o posterior / Cauce needs PostgreSQL 15 or newer');
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const pending = (await pendingMigrations(client)).filter((file) => !only || only.has(file.name));
    if (pending.length > 0) await migrateJobs({ connectionString: ownerUrl });
    for (const file of pending) await apply(client, file);
    if (pending.length > 0) await client.query(readFileSync(GRANTS, 'utf8'));
  } finally {
    await client.end();
  }
}

interface MigrationFile {
  name: string;
  text: string;
  sha256: string;
}

export function migrationFiles(): MigrationFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(path.join(FOLDER, name), 'utf8');
      return { name, text, sha256: sha256Hex(text) };
    });
}

async function pendingMigrations(client: pg.Client): Promise<MigrationFile[]> {
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const done = new Map(
    (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((row) => [
      row.name,
      row.sha256,
    ]),
  );
  const files = migrationFiles();
  for (const file of files) {
    const applied = done.get(file.name);
    if (applied && applied !== file.sha256)
      throw new Error(`migration ${file.name} was changed after it was applied: add a new one instead`);
  }
  return files.filter((file) => !done.has(file.name));
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '10s'");
    await client.query(file.text);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
