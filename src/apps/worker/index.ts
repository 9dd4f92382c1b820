import { startSchedules, startJobs, type Running } from '#platform/jobs/runner.ts';
import { startSender } from '#platform/mail/outbox/index.ts';
import type { House } from '#platform/work/index.ts';
import { startMailboxes } from '#areas/channels/email/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { jobs, makeHandlers, readers } from '#apps/parts.ts';
import { startReaders } from './readers.ts';
import { schedules } from './schedule.ts';

/** Everything that works without being asked: arrivals, mailboxes, jobs, readers of the log, outgoing mail, schedules. */
export async function startWorker(house: House, options: { catcherUrl?: string | undefined } = {}): Promise<Running> {
  const parts: Running[] = [
    startReaders(house, readers),
    await startJobs(house, jobs),
    startIntake(house, { handlers: makeHandlers() }),
    startMailboxes(house),
    await startSender(house, { relayUrl: house.config.relayUrl, catcherUrl: options.catcherUrl }),
    startSchedules(house, schedules),
  ];
  return {
    async stop() {
      // What feeds the others stops first.
      for (const part of parts.toReversed()) await part.stop();
    },
  };
}
