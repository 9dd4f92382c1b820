import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { readable } from '#tests/support/readable.ts';
import { waitFor } from '#tests/support/wait.ts';
import { startReaders } from './readers.ts';

const house = await makeHouse();
afterAll(() => house.close());

test('a reader that cannot go on rings, and falls silent once it has caught up', async () => {
  const handled: string[] = [];
  let broken = true;
  const running = startReaders(house, [
    {
      name: 'test.reader',
      types: ['thing.happened'],
      async handle(_, event) {
        if (broken) throw new Error('it does not fit');
        handled.push(event.stream);
      },
    },
  ]);
  const rings = async () =>
    (
      await sql<{
        n: number;
      }>`select count(*)::int as n from alarm where kind = 'log.reader' and subject = 'test.reader' and cleared_at is null`.execute(
        house.database.db,
      )
    ).rows[0]?.n === 1;
  const id = newId();
  await transact(house, system('test'), async (work) =>
    record(work, ['thing', id], 'thing.happened', {}, { fresh: true }),
  );
  await readable(house);
  await waitFor('the alarm', rings, undefined, 15_000);
  broken = false;
  await waitFor('the alarm to end', async () => !(await rings()), undefined, 15_000);
  await running.stop();
  expect(handled).toEqual([`thing:${id}`]);
});
