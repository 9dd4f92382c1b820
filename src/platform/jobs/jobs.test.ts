import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner } from '#platform/db/owner.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { waitFor } from '#tests/support/wait.ts';
import { deadJobs, runAgain } from './dead.ts';
import { defineJob, enqueue, type EnqueueOptions, type Job } from './index.ts';
import { startJobs, type Running } from './runner.ts';

const payload = z.strictObject({ mark: z.string() });
type Marked = z.infer<typeof payload>;

interface Run {
  mark: string;
  /** How many of this job ran at this moment, itself included. */
  together: number;
  failedAt: number;
}
const runs: Run[] = [];
/** Jobs under these marks end when they are let go. */
const gates = new Map<string, PromiseWithResolvers<void>>();
let underWay = 0;
let broken = true;

const write = defineJob<Marked>({
  name: 'test.write',
  payload,
  async run(_house, { mark }) {
    underWay += 1;
    runs.push({ mark, together: underWay, failedAt: 0 });
    await (gates.get(mark)?.promise ?? sleep(80));
    underWay -= 1;
  },
});
const stumble = defineJob<Marked>({
  name: 'test.stumble',
  payload,
  attempts: 2,
  async run(_house, { mark }) {
    runs.push({ mark, together: 1, failedAt: performance.timeOrigin + performance.now() });
    if (broken) throw new Error('the relay is away');
  },
});

let house: TestHouse;
let running: Running;
beforeAll(async () => {
  house = await makeHouse();
  running = await startJobs(house, [write, stumble]);
});
afterAll(async () => {
  await running?.stop();
  await house?.close();
});

const add = (job: Job<Marked>, mark: string, options: EnqueueOptions = {}): Promise<void> =>
  transact(house, system('test'), (work) => enqueue(work, job, { mark }, options));

interface Row {
  mark: string;
  attempts: number;
  runAt: Date;
}
/** What stands in the queue under marks that begin so. */
const queued = (mark: string): Promise<Row[]> =>
  asOwner(house.database.ownerUrl, 'test', async (client) => {
    const found = await client.query<Row>(
      `select payload->>'mark' as mark, attempts, run_at as "runAt" from graphile_worker._private_jobs where payload->>'mark' like $1 || '%' order by id`,
      [mark],
    );
    return found.rows;
  });
const runsOf = (mark: string): Run[] => runs.filter((run) => run.mark.startsWith(mark));

/** Everything queued under these marks has run to its end. */
const worked = (mark: string): Promise<boolean> =>
  waitFor('the jobs to end', async () => (await queued(mark)).length === 0);

test('a job is kept with the rows of its transaction, or not at all', async () => {
  const rolledBack = transact(house, system('test'), async (work) => {
    await enqueue(work, write, { mark: 'undone' });
    throw new Error('the command thought better of it');
  });
  await expect(rolledBack).rejects.toThrow('thought better');
  expect(await queued('undone')).toEqual([]);
  await add(write, 'kept');
  await worked('kept');
  expect(runsOf('kept')).toHaveLength(1);
  expect(runsOf('undone')).toEqual([]);
});

test('a payload that its schema refuses is not enqueued', async () => {
  const wrong = { mark: 7 } as unknown as Marked;
  await expect(transact(house, system('test'), (work) => enqueue(work, write, wrong))).rejects.toBeInstanceOf(
    z.ZodError,
  );
  expect(await queued('7')).toEqual([]);
});

test('what fails is tried again later, not all at once; then it is set aside, listed, and runs again when told', async () => {
  broken = true;
  const marks = ['s1', 's2', 's3', 's4', 's5', 's6'];
  await transact(house, system('test'), async (work) => {
    for (const mark of marks) await enqueue(work, stumble, { mark });
  });
  const delays = await waitFor('retries spread over time', async () => {
    const rows = await queued('s');
    const waits = rows.filter((row) => row.attempts === 1).map((row) => row.runAt.getTime() - firstFailure(row.mark));
    return waits.length === 6 && Math.max(...waits) - Math.min(...waits) > 200 && waits;
  });
  // e seconds after its first try, give or take half; the clocks are one, a tenth of a second is for its bookkeeping.
  for (const delay of delays) {
    expect(delay).toBeGreaterThan(Math.E * 500 - 100);
    expect(delay).toBeLessThan(Math.E * 1_500 + 1_000);
  }
  const dead = await waitFor('all to be set aside', async () => {
    const { jobs } = await deadJobs(house);
    return jobs.length === 6 && jobs;
  });
  expect(runsOf('s')).toHaveLength(12);
  for (const job of dead)
    expect(job).toMatchObject({ name: 'test.stumble', attempts: 2, lastError: 'the relay is away' });
  expect((await deadJobs(house)).waiting).toBe(0);

  broken = false;
  const [first] = dead;
  expect(await runAgain(house, first?.id ?? '')).toBe(true);
  await waitFor('it to end', async () => (await queued('s')).length === 5);
  expect(runsOf('s')).toHaveLength(13);
  expect((await deadJobs(house)).jobs.map((job) => job.id)).not.toContain(first?.id);
  expect(await runAgain(house, first?.id ?? '')).toBe(false);
});

function firstFailure(mark: string): number {
  return runsOf(mark)[0]?.failedAt ?? Number.NaN;
}

test('under one key the later replaces the one that waits', async () => {
  const runAt = new Date(performance.timeOrigin + performance.now() + 60_000);
  await add(write, 'key-old', { key: 'one', runAt });
  await add(write, 'key-other', { key: 'two', runAt });
  await add(write, 'key-new', { key: 'one', runAt });
  expect((await queued('key-')).map((row) => row.mark).toSorted()).toEqual(['key-new', 'key-other']);
  await add(write, 'key-newest', { key: 'one' });
  await add(write, 'key-other', { key: 'two' });
  await worked('key-');
  expect(
    runsOf('key-')
      .map((run) => run.mark)
      .toSorted(),
  ).toEqual(['key-newest', 'key-other']);
});

test('jobs of one queue run one after another, in order; those of none run together', async () => {
  await transact(house, system('test'), async (work) => {
    for (const mark of ['row1', 'row2', 'row3', 'row4', 'row5']) await enqueue(work, write, { mark }, { queue: 'row' });
  });
  await worked('row');
  expect(runsOf('row').map((run) => run.mark)).toEqual(['row1', 'row2', 'row3', 'row4', 'row5']);
  expect(runsOf('row').map((run) => run.together)).toEqual([1, 1, 1, 1, 1]);
  await transact(house, system('test'), async (work) => {
    for (const mark of ['free1', 'free2', 'free3', 'free4']) await enqueue(work, write, { mark });
  });
  await worked('free');
  expect(Math.max(...runsOf('free').map((run) => run.together))).toBeGreaterThan(1);
});

test('stopping waits for the job under way, and for its end to be written down', async () => {
  await add(write, 'last');
  await waitFor('it to begin', () => runsOf('last').length > 0);
  await running.stop();
  expect(underWay).toBe(0);
  expect(await queued('last')).toEqual([]);
  running = await startJobs(house, [write, stumble]);
});

test('when what became of jobs cannot be written down, the process goes on and they run again', async () => {
  await running.stop();
  running = await startJobs(house, [write, stumble], 100);
  await cutTheirEnds(['cut1', 'cut2', 'cut3']);
  await worked('cut');
  const marks = runsOf('cut').map((run) => run.mark);
  expect(marks.toSorted()).toEqual(['cut1', 'cut1', 'cut2', 'cut2', 'cut3', 'cut3']);
});

const WRITING_AN_END =
  "select pid from pg_stat_activity where application_name = 'cauce-jobs' and wait_event_type = 'Lock' and query like 'delete%'";

/** Keeps the runner from writing down the ends of these jobs, and breaks its connections while it tries. */
async function cutTheirEnds(marks: string[]): Promise<void> {
  await asOwner(house.database.ownerUrl, 'test', async (client) => {
    for (const mark of marks) {
      gates.set(mark, Promise.withResolvers());
      await add(write, mark);
    }
    await waitFor('them to begin', () => runsOf('cut').length === marks.length);
    await client.query('begin');
    await client.query("select from graphile_worker._private_jobs where payload->>'mark' like 'cut%' for update");
    for (const [at, mark] of marks.entries()) {
      gates.get(mark)?.resolve();
      await waitFor('its end to be written', async () => {
        // Who does what is seen once a transaction, unless asked anew.
        await client.query('select pg_stat_clear_snapshot()');
        return (await client.query(WRITING_AN_END)).rowCount === at + 1;
      });
    }
    await client.query(`select pg_terminate_backend(pid) from (${WRITING_AN_END}) writing`);
    await client.query('rollback');
  });
}
