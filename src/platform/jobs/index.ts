import { sql } from 'kysely';
import type { z } from 'zod';
import type { House, Work } from '#platform/work/index.ts';

/** A job is a value: name, payload, limits and what it does. Its body calls a command; it may run more than once. */
export interface Job<P> {
  name: string;
  payload: z.ZodType<P>;
  /** Tries before it is set aside for a person to look at. */
  attempts: number;
  run(house: House, payload: P): Promise<void>;
}
// A list of jobs holds different payloads; each is parsed by its own schema before it runs.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyJob = Job<any>;

export function defineJob<P>(job: {
  name: string;
  payload: z.ZodType<P>;
  attempts?: number;
  run(house: House, payload: P): Promise<void>;
}): Job<P> {
  return { attempts: 8, ...job };
}

export interface EnqueueOptions {
  runAt?: Date;
  /** One waiting job a key: enqueuing again replaces it. */
  key?: string;
  /** Jobs of one queue run one after another. */
  queue?: string;
}

/** In the caller's transaction: kept with its rows or not at all. */
export async function enqueue<P>(work: Work, job: Job<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
  const body = JSON.stringify(job.payload.parse(payload));
  await sql`select enqueue_job(${job.name}, ${body}::json, ${options.runAt ?? null}, ${job.attempts}, ${options.key ?? null}, ${options.queue ?? null}, null)`.execute(
    work.db,
  );
}

/** Something that happens by the clock. All of them stand in src/apps/worker/schedule.ts. */
export interface Schedule {
  name: string;
  everyMs: number;
  run(house: House): Promise<void>;
}
