import { afterAll, expect, test } from 'vitest';
import { createDatabase, execute } from '#tests/support/postgres.ts';
import { isDatabaseAway, openDatabase } from './index.ts';

const scratch = await createDatabase();
const database = openDatabase(scratch.ownerUrl);
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

test('F4: a connection that breaks between two statements of a transaction refuses the next one; the process and the pool go on', async () => {
  const client = await database.pool.connect();
  await client.query('begin');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = new Promise((resolve) => client.once('end', resolve));
  await execute(scratch.ownerUrl, `select pg_terminate_backend(${rows[0]?.pid})`);
  // Without a listener of ours on it, its error would end this process here.
  await broken;
  const refusal = await client.query('select 1').catch((error: unknown) => error);
  client.release();
  expect(isDatabaseAway(refusal)).toBe(true);
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
