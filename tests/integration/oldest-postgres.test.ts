import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '#platform/db/migrate.ts';
import { execute, withDatabase } from '#tests/support/postgres.ts';
import { startOldestPostgres } from '#tests/support/postgres-15.ts';

test('every migration runs on the oldest PostgreSQL that is supported, and twice is once', async ({ skip }) => {
  const server = await startOldestPostgres();
  if (!server)
    return skip(
      'No PostgreSQL 15 here: npm test brings it on Linux x64, apt-get install postgresql-15 on other machines.',
    );
  try {
    await execute(server.url, 'create database cauce');
    const url = withDatabase(server.url, 'cauce');
    await migrate(url);
    await migrate(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ version: number; words: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, to_tsvector('spanish', '¿Dónde está?')::text as words`,
    );
    await client.end();
    expect(rows[0]?.version).toBeGreaterThanOrEqual(15);
    expect(rows[0]?.words).toBe(`'dond':1`);
  } finally {
    await server.remove();
  }
});
