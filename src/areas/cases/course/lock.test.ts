import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { asOwner } from '#platform/db/owner.ts';
import { system } from '#platform/work/index.ts';
import { waitFor } from '#tests/support/wait.ts';
import { casesHouse } from '../cases.fixture.ts';
import { lockCase } from './case.store.ts';

const it = await casesHouse();
afterAll(it.close);

test('whoever had to wait for a case finds it as it is now, not as it was', async () => {
  const { id, reference } = await it.aCase();
  let goOn = (): void => undefined;
  const until = new Promise<void>((done) => (goOn = done));
  let isLocked = (): void => undefined;
  const locked = new Promise<void>((done) => (isLocked = done));
  const first = it.as(it.person('agent'), async (work) => {
    await lockCase(work, { id });
    isLocked();
    await until;
    await sql`update case_file set resolved_at = ${work.now}, subject = 'Resuelto mientras tanto' where id = ${id}`.execute(
      work.db,
    );
  });
  await locked;
  const second = it.as(system('tests'), (work) => lockCase(work, { reference }));
  await waitFor('the second to wait for the first', () =>
    asOwner(it.house.database.ownerUrl, 'test', async (client) => {
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      return (await client.query(waiting)).rows.length > 0;
    }),
  );
  goOn();
  await first;
  expect(await second).toMatchObject({ subject: 'Resuelto mientras tanto', resolvedAt: it.house.clock.now() });
});
