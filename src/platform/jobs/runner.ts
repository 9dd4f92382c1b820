import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents, type WorkerUtils } from 'graphile-worker';
import pg from 'pg';
import type { House } from '#platform/work/index.ts';
import type { AnyJob, Schedule } from './index.ts';

export interface Running {
  /** Graceful: what is under way finishes, nothing new is taken. */
  stop(): Promise<void>;
}

/** Starts the job runner over its own small pool: the jobs' tables are closed to the application's role. */
export async function startJobs(house: House, jobs: readonly AnyJob[]): Promise<Running> {
  const pool = new pg.Pool({ connectionString: house.database.ownerUrl, max: 4, application_name: 'cauce-jobs' });
  // A connection that breaks is replaced; what it was doing is tried again.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const utils = await makeWorkerUtils({ pgPool: pool, logger: workerLog(house) });
  const events = new EventEmitter() as WorkerEvents;
  spreadRetries(events, utils);
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: taskList(house, jobs),
    events,
    crontab: '',
    logger: workerLog(house),
  });
  return {
    async stop() {
      await runner.stop().catch(() => undefined);
      await utils.release();
      await pool.end();
    },
  };
}

function taskList(house: House, jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [job.name, async (payload: unknown) => job.run(house, job.payload.parse(payload))]),
  );
}

/** The library backs off by e^attempts seconds; this spreads it by ±50 % so that a crowd does not come back at once. */
function spreadRetries(events: WorkerEvents, utils: WorkerUtils): void {
  events.on('job:complete', ({ job, error }) => {
    if (!error || job.attempts >= job.max_attempts) return;
    const delay = Math.exp(Math.min(10, job.attempts)) * 1_000 * (0.5 + Math.random());
    const runAt = new Date(performance.timeOrigin + performance.now() + delay);
    utils.rescheduleJobs([job.id], { runAt }).catch(() => undefined);
  });
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
