import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createDatabase } from './postgres.ts';

const first = await createDatabase();
const second = await createDatabase();
afterAll(() => Promise.all([first.drop(), second.drop()]));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('a database is migrated and its own', async () => {
  expect(await query(first.ownerUrl, 'select count(*)::int > 0 as migrated from migration')).toEqual([
    { migrated: true },
  ]);
  await query(first.ownerUrl, 'create table only_here (id int)');
  expect(await query(second.ownerUrl, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
});

test('a dropped database is gone, whoever is still connected', async () => {
  const gone = await createDatabase();
  const client = new pg.Client({ connectionString: gone.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  await gone.drop();
  await expect(query(gone.ownerUrl, 'select 1')).rejects.toThrow(/does not exist/);
  await client.end().catch(() => undefined);
});
