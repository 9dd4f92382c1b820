import { HOUR } from '#platform/clock/index.ts';
import { expireAnswers } from '#platform/http/expire.ts';
import type { Schedule } from '#platform/jobs/index.ts';
import { sealDay } from '#platform/log/index.ts';

/** Everything that happens by the clock, all of it. Each is safe to run in several processes at once. */
export const schedules: readonly Schedule[] = [
  { name: 'log.seal', everyMs: HOUR, run: async (house) => void (await sealDay(house)) },
  { name: 'idempotency.expire', everyMs: HOUR, run: expireAnswers },
  { name: 'scratch.sweep', everyMs: 6 * HOUR, run: async (house) => house.files.sweepScratch(house.clock.now()) },
];
