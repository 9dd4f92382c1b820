import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents, type WorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { House } from '#platform/work/index.ts';
import { freeJobsOfGone, showLife } from './alive.ts';
import type { AnyJob, Schedule } from './index.ts';

export interface Running {
  /** Graceful: what is under way finishes, nothing new is taken. */
  stop(): Promise<void>;
}

const LOOK_MS = 5_000;

/**
 * Starts the job runner over small pools of its own: the jobs' tables are closed to the application's role.
 * Every `lookMs` it looks for jobs whose process is gone.
 */
export async function startJobs(house: House, jobs: readonly AnyJob[], lookMs = LOOK_MS): Promise<Running> {
  const pool = openPool(house, 2);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: workerLog(house) });
  const retries = new Set<Promise<void>>();
  const runner = await keepRunning(house, () => startRunner(house, { jobs, utils, retries }));
  const stopFreeing = freeJobsOfGone(house, { pool, utils, lookMs });
  return {
    async stop() {
      await runner.stop();
      await stopFreeing();
      await Promise.all(retries);
      await utils.release();
      await pool.end();
    },
  };
}

function openPool(house: House, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: house.database.ownerUrl, max, application_name: 'cauce-jobs' });
  // A connection that breaks is replaced; what it was doing is tried again.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

interface Runner extends Running {
  /** Settles when it has come to its end, asked or unasked. */
  ended: Promise<void>;
}

const START_AGAIN_MS = 1_000;

/** The library ends when it can't write down what became of a job, as when the database goes away: then it begins anew. */
async function keepRunning(house: House, begin: () => Promise<Runner>): Promise<Running> {
  let stopping = false;
  let runner = await begin();
  const keep = async (): Promise<void> => {
    for (;;) {
      await runner.ended;
      if (stopping) return;
      house.log.warn({ part: 'jobs' }, 'the job runner ended unasked and is started again');
      await sleep(START_AGAIN_MS);
      // Where it can't begin yet, the one that has ended stands for it, and the next turn tries again.
      runner = await begin().catch(() => runner);
      if (stopping) await runner.stop();
    }
  };
  const kept = keep();
  return {
    async stop() {
      stopping = true;
      await runner.stop();
      await kept;
    },
  };
}

interface RunnerParts {
  jobs: readonly AnyJob[];
  utils: WorkerUtils;
  retries: Set<Promise<void>>;
}

const CONCURRENCY = 4;

async function startRunner(house: House, { jobs, utils, retries }: RunnerParts): Promise<Runner> {
  const pool = openPool(house, CONCURRENCY + 1);
  const events = new EventEmitter() as WorkerEvents;
  const busy = new Set<Promise<void>>();
  let id = '';
  let over = false;
  events.once('pool:create', ({ workerPool }) => void (id = workerPool.id));
  events.once('stop', () => (over = true));
  const failed = failedToWrite(events, busy);
  spreadRetries(events, utils, retries);
  const runner = await run({
    pgPool: pool,
    noHandleSignals: true,
    taskList: taskList(house, jobs, busy),
    events,
    crontab: '',
    logger: workerLog(house),
    // Only what it batches, be it one at a time, the library waits for before it ends, and survives when it fails.
    preset: {
      worker: { concurrentJobs: CONCURRENCY, pollInterval: 1_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const stopShowing = showLife(house, id);
  const closed = runner.promise.catch(() => undefined).then(() => pool.end());
  const ended = Promise.race([closed, failed]).then(stopShowing);
  return {
    ended,
    async stop() {
      // Its own promise may hang where the runner's does not; what goes wrong in it the library logs.
      if (!over) runner.stop().catch(() => undefined);
      await ended;
    },
  };
}

/**
 * Once the end of one job could not be written down the library takes no more, and may wait for ever for the others' ends.
 * Settles when no job is under way after that; what was not written off is found again like that of a process that is gone.
 */
function failedToWrite(events: WorkerEvents, busy: ReadonlySet<Promise<void>>): Promise<void> {
  let listening: { end(): Promise<void> } | undefined;
  events.on('pool:listen:success', ({ client }) => void (listening = client));
  return new Promise((resolve) => {
    events.once('pool:fatalError', () => {
      listening?.end().catch(() => undefined);
      void Promise.allSettled(busy).then(() => resolve());
    });
  });
}

function taskList(house: House, jobs: readonly AnyJob[], busy: Set<Promise<void>>): TaskList {
  const task = (job: AnyJob) => async (payload: unknown) => {
    const done = job.run(house, job.payload.parse(payload)).finally(() => busy.delete(done));
    busy.add(done);
    await done;
  };
  return Object.fromEntries(jobs.map((job) => [job.name, task(job)]));
}

/** The library backs off by e^attempts seconds; this spreads it by ±50 % so that a crowd does not come back at once. */
function spreadRetries(events: WorkerEvents, utils: WorkerUtils, retries: Set<Promise<void>>): void {
  events.on('job:complete', ({ job, error }) => {
    if (!error || job.attempts >= job.max_attempts) return;
    const delay = Math.exp(Math.min(10, job.attempts)) * 1_000 * (0.5 + Math.random());
    const runAt = new Date(performance.timeOrigin + performance.now() + delay);
    const spread = reschedule(utils, job.id, runAt)
      // It comes back when the others do.
      .catch(() => undefined)
      .finally(() => retries.delete(spread));
    retries.add(spread);
  });
}

const WRITTEN_WITHIN_MS = [10, 50, 200, 500];

/** A job stays locked until its failure is written down, which the library does a moment after it says so. */
async function reschedule(utils: WorkerUtils, id: string, runAt: Date): Promise<void> {
  for (const wait of WRITTEN_WITHIN_MS) {
    await sleep(wait);
    if ((await utils.rescheduleJobs([id], { runAt })).length > 0) return;
  }
}

function workerLog(house: House): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return;
    const { error, fatalError } = (meta ?? {}) as { error?: unknown; fatalError?: unknown };
    // After a colon or a quotation mark the library repeats the error's message, which may quote what people wrote.
    house.log.warn({ part: 'jobs', err: error ?? fatalError }, message.split(/[:'\n]/, 1)[0]);
  });
}

/** Runs each schedule at its pace. Schedules are safe to run in several processes at once: they claim rows, never assume. */
export function startSchedules(house: House, schedules: readonly Schedule[]): Running {
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();
  for (const schedule of schedules) {
    let busy = false;
    const tick = (): void => {
      if (busy) return;
      busy = true;
      const done = runOnce(house, schedule).finally(() => {
        busy = false;
        running.delete(done);
      });
      running.add(done);
    };
    timers.push(setInterval(tick, schedule.everyMs));
    timers.push(setTimeout(tick, Math.min(schedule.everyMs, 1_000)));
  }
  return {
    async stop() {
      timers.forEach((timer) => clearInterval(timer));
      await Promise.allSettled(running);
    },
  };
}

async function runOnce(house: House, schedule: Schedule): Promise<void> {
  try {
    await schedule.run(house);
  } catch (error) {
    house.log.error({ schedule: schedule.name, err: error }, 'schedule failed; it runs again at its next turn');
  }
}
