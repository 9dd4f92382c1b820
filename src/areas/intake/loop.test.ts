import { text as readText } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SECOND } from '#platform/clock/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import type { Arrival, ChannelHandler } from './arrival.ts';
import { claimDue } from './claim.store.ts';
import { keep } from './keep.ts';
import { startIntake, type IntakeOptions } from './loop.ts';
import { nextTry } from './retry.rules.ts';

const house = await makeHouse();
afterAll(() => house.close());
const workers: Running[] = [];
function work(options: IntakeOptions, at: House = house): Running {
  const worker = startIntake(at, options);
  workers.push(worker);
  return worker;
}
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));
beforeEach(() => sql`delete from intake`.execute(house.database.db));

function put(n: number, channel = 'form') {
  return keep(house, {
    channel,
    dedupeKey: `key-${n}`,
    raw: { sha256: Math.abs(n).toString(16).padStart(64, '0'), size: 1 },
    receivedAt: new Date(house.clock.now().getTime() + n),
  });
}
async function states() {
  const rows = await sql<{
    state: string;
    n: number;
  }>`select state, count(*)::int as n from intake group by state order by state`.execute(house.database.db);
  return Object.fromEntries(rows.rows.map((row) => [row.state, row.n]));
}
const until = async (check: () => Promise<boolean>): Promise<void> =>
  expect.poll(check, { timeout: 8_000, interval: 20 }).toBe(true);
function handler(
  apply: ChannelHandler['apply'],
  prepare: ChannelHandler['prepare'] = async () => null,
): { form: ChannelHandler } {
  return { form: { prepare, apply } };
}

test('every arrival is worked off once by two workers', async () => {
  house.clock.advance(SECOND);
  const seen: string[] = [];
  const count = handler(async (_work, arrival) => (seen.push(arrival.id), { outcome: 'ignored' }));
  work({ handlers: count });
  work({ handlers: count }, { ...house });
  await Promise.all(Array.from({ length: 150 }, (_, n) => put(n - 150)));
  await until(async () => (await states()).done === 150);
  expect(new Set(seen).size).toBe(150);
  expect(seen).toHaveLength(150);
  const events = await sql<{ n: number }>`select count(*)::int as n from event where type = 'intake.processed'`.execute(
    house.database.db,
  );
  expect(events.rows[0]?.n).toBe(150);
});

test('L12, F21: a poison one is set aside after five tries with its reason; the others flow', async () => {
  const poison = await put(1);
  for (let n = 2; n <= 30; n += 1) await put(n - 40);
  const tries: number[] = [];
  work({
    pollMs: 20,
    // The test's clock runs a thousand times faster than the work: no lease may run out for that.
    leaseMs: 3_600_000,
    handlers: handler(
      async () => ({ outcome: 'ignored' }),
      async (_house, arrival) => {
        if (arrival.id !== poison.id) return null;
        tries.push(arrival.attempts);
        throw new TypeError('cannot be read');
      },
    ),
  });
  for (let step = 0; step < 400 && (await states()).quarantined !== 1; step += 1) {
    house.clock.advance(10 * SECOND);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await workers.pop()?.stop();
  expect(await states()).toEqual({ done: 29, quarantined: 1 });
  expect(tries).toEqual([1, 2, 3, 4, 5]);
  const row = await house.database.db
    .selectFrom('intake')
    .select(['reason', 'failures'])
    .where('id', '=', poison.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ reason: 'fault', failures: 5 });
  expect(house.lines.join('\n')).not.toContain('cannot be read');
});

test('an arrival whose original is gone from the disk is set aside after its tries, and says so', async () => {
  const { id } = await put(-1);
  work({
    pollMs: 20,
    leaseMs: 3_600_000,
    handlers: handler(
      async () => ({ outcome: 'ignored' }),
      async (at, arrival) => readText(at.files.read(arrival.raw_sha256)),
    ),
  });
  for (let step = 0; step < 400 && (await states()).quarantined !== 1; step += 1) {
    house.clock.advance(10 * SECOND);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await workers.pop()?.stop();
  const row = await house.database.db
    .selectFrom('intake')
    .select(['state', 'reason', 'failures'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'quarantined', reason: 'original_gone', failures: 5 });
});

test('a full disk is nobody’s fault: tried again for as long as it lasts', async () => {
  const { id } = await put(-1);
  let free = false;
  let tries = 0;
  work({
    pollMs: 10,
    leaseMs: 3_600_000,
    handlers: handler(
      async () => ({ outcome: 'ignored' }),
      async () => {
        tries += 1;
        if (!free) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    ),
  });
  for (let step = 0; step < 400 && tries < 9; step += 1) {
    house.clock.advance(30 * SECOND);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  free = true;
  // A try under way may still put it back for later: time goes on until it is read.
  await until(async () => {
    house.clock.advance(30 * SECOND);
    return (await states()).done === 1;
  });
  await workers.pop()?.stop();
  const row = await house.database.db
    .selectFrom('intake')
    .select(['failures'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.failures).toBe(0);
});

describe('leases', () => {
  const claim = (leaseMs: number): Promise<Arrival[]> =>
    claimDue(house.database.db, {
      now: house.clock.now(),
      leaseUntil: new Date(house.clock.now().getTime() + leaseMs),
      limit: 10,
      channels: ['form'],
    });

  test('held by one until it runs out, then due again; the late one writes nothing', async () => {
    await put(-1);
    let release = (): void => undefined;
    const slow = work({
      leaseMs: 30_000,
      handlers: handler(
        async () => ({ outcome: 'spam' }),
        () => new Promise<null>((resolve) => (release = () => resolve(null))),
      ),
    });
    await until(async () => (await states()).processing === 1);
    expect(await claim(1_000)).toHaveLength(0);
    house.clock.advance(31 * SECOND);
    const [again] = await claim(60_000);
    expect(again).toMatchObject({ attempts: 2, interruptions: 1 });
    release();
    await slow.stop();
    expect(await states()).toEqual({ processing: 1 });
  });

  test('killed again and again while it is read: set aside in the end', async () => {
    await put(-1);
    await sql`update intake set state = 'processing', interruptions = 12`.execute(house.database.db);
    work({ handlers: handler(async () => ({ outcome: 'ignored' })) });
    await until(async () => (await states()).quarantined === 1);
    await workers.pop()?.stop();
  });

  test('waiting for another mail costs no try', async () => {
    const { id } = await put(-1);
    let waits = 0;
    work({
      pollMs: 10,
      handlers: handler(async () => ((waits += 1) < 8 ? { postponeMs: 0 } : { outcome: 'ignored' })),
    });
    await until(async () => (await states()).done === 1);
    await workers.pop()?.stop();
    const row = await house.database.db
      .selectFrom('intake')
      .select(['failures', 'attempts'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ failures: 0, attempts: 8 });
  });
});

test('pauses grow, are spread, and end', () => {
  expect([1, 2, 3, 4, 5].map((failures) => nextTry(failures, 'own', 0.5))).toEqual([
    5_000,
    20_000,
    80_000,
    320_000,
    null,
  ]);
  expect(nextTry(1, 'own', 0)).toBe(2_500);
  expect(nextTry(99, 'outside', 0.5)).toBe(15_000);
});
