import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import type { NewArrival } from './arrival.ts';
import { keep } from './keep.ts';

const house = await makeHouse();
afterAll(() => house.close());

function arrival(n: number, more: Partial<NewArrival> = {}): NewArrival {
  return {
    channel: 'form',
    dedupeKey: `key-${n}`,
    raw: { sha256: n.toString(16).padStart(64, '0'), size: 10 + n },
    receivedAt: house.clock.now(),
    ...more,
  };
}
async function numbers(channel: string) {
  const rows = await sql<{ rows: number; accepted: number; repeated: number; events: number }>`
    select (select count(*) from intake where channel = ${channel}) as rows, (select sum(accepted) from acceptance where channel = ${channel})::int as accepted,
      (select sum(repeated) from acceptance where channel = ${channel})::int as repeated,
      (select count(*) from event e join intake i on e.stream = 'intake:' || i.id where i.channel = ${channel} and e.type = 'intake.received') as events`.execute(
    house.database.db,
  );
  return rows.rows[0];
}

test('invariant 1: kept once, whoever hands it in again gets the same id and adds nothing', async () => {
  const first = await keep(house, arrival(1));
  const again = await keep(house, arrival(1, { receivedAt: new Date(house.clock.now().getTime() + 60_000) }));
  expect(first.repeated).toBe(false);
  expect(again).toEqual({ id: first.id, repeated: true });
  expect(await numbers('form')).toEqual({ rows: 1, accepted: 1, repeated: 1, events: 1 });
});

test('a crowd at once: all kept, twins become one, answers in their own order', async () => {
  const crowd = Array.from({ length: 200 }, (_, n) => arrival(1_000 + (n % 150), { channel: 'crowd' }));
  const kept = await Promise.all(crowd.map((one) => keep(house, one)));
  const byKey = new Map<string, Set<string>>();
  kept.forEach(({ id }, n) =>
    byKey.set(crowd[n]?.dedupeKey as string, (byKey.get(crowd[n]?.dedupeKey as string) ?? new Set()).add(id)),
  );
  expect(byKey.size).toBe(150);
  expect([...byKey.values()].every((ids) => ids.size === 1)).toBe(true);
  expect(kept.filter((one) => one.repeated)).toHaveLength(50);
  expect(await numbers('crowd')).toEqual({ rows: 150, accepted: 150, repeated: 50, events: 150 });
});

test('two processes keeping the same facts at once: no error, no twin', async () => {
  const other = { ...house };
  const facts = Array.from({ length: 120 }, (_, n) => arrival(5_000 + n, { channel: 'race' }));
  const [a, b] = await Promise.all([
    Promise.all(facts.map((one) => keep(house, one))),
    Promise.all(facts.toReversed().map((one) => keep(other, one))),
  ]);
  expect(b.toReversed().map((one) => one.id)).toEqual(a.map((one) => one.id));
  expect(await numbers('race')).toMatchObject({ rows: 120, accepted: 120, repeated: 120 });
});

test('one that cannot be kept is refused alone', async () => {
  const good = Array.from({ length: 5 }, (_, n) => keep(house, arrival(9_000 + n, { channel: 'mixed' })));
  const bad = keep(house, arrival(9_100, { channel: 'mixed', mailboxId: '00000000-0000-0000-0000-000000000000' }));
  await expect(bad).rejects.toThrow(/foreign key/);
  expect((await Promise.all(good)).every((one) => !one.repeated)).toBe(true);
});

test('inside a work it stands or falls with that work', async () => {
  await expect(
    transact(house, system('form'), async (work) => {
      await keep(work, arrival(1, { channel: 'within' }));
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await numbers('within')).toMatchObject({ rows: 0 });
  const kept = await transact(house, system('form'), (work) => keep(work, arrival(1, { channel: 'within' })));
  expect(kept.repeated).toBe(false);
});
