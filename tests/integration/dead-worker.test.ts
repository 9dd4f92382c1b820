import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner } from '#platform/db/owner.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { startJobs, type Running } from '#platform/jobs/runner.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { waitFor } from '#tests/support/wait.ts';

const LOOK_MS = 1_500;
const house = await makeHouse();
const started: Running[] = [];
const kill: (() => void)[] = [];
afterAll(async () => {
  kill.forEach((one) => one());
  for (const one of started) await one.stop();
  await house.close();
});

const ask = async <R extends object>(statement: string): Promise<R[]> =>
  asOwner(house.database.ownerUrl, 'test', async (client) => (await client.query<R>(statement)).rows);
const payload = z.strictObject({ mark: z.string() });
let letGo: () => void;
const gate = new Promise<void>((resolve) => (letGo = resolve));
const runs: string[] = [];
const held = defineJob({
  name: 'test.held',
  payload,
  run: async (_house, { mark }) => void runs.push(mark),
});
const long = defineJob({
  name: 'test.long',
  payload,
  async run(_house, { mark }) {
    runs.push(mark);
    await gate;
  },
});
const add = (job: typeof held, mark: string): Promise<void> =>
  transact(house, system('test'), (work) => enqueue(work, job, { mark }));

test('a job whose process is killed is taken by another within seconds; the long job of a living one is not', async () => {
  await ask('create table begun (mark text)');
  await add(held, 'victim');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'job-holder.ts')], {
    env: { ...process.env, CAUCE_DATABASE_URL: house.database.ownerUrl, CAUCE_DATA_DIR: house.config.dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  kill.push(() => child.kill('SIGKILL'));
  await waitFor('the process to hold its job', async () => (await ask('select from begun')).length === 1);
  started.push(await startJobs(house, [held, long], LOOK_MS));
  await add(long, 'living');
  await waitFor('the long job to begin', () => runs.includes('living'));
  started.push(await startJobs(house, [held, long], LOOK_MS));
  // Whoever lives and loses its connection shows itself again before anybody takes its jobs.
  await ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cauce-jobs-alive'");
  expect(runs).toEqual(['living']);

  child.kill('SIGKILL');
  await waitFor('the job of the killed one to be done', () => runs.includes('victim'));
  expect(runs).toEqual(['living', 'victim']);
  letGo();
  const left = () => ask("select from graphile_worker.jobs where task_identifier like 'test.%'");
  await waitFor('both to be over', async () => (await left()).length === 0);
  expect(runs).toEqual(['living', 'victim']);
});
