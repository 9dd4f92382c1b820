import { sweepAuthorisations, sweepConsultations, sweepExecutions } from '#areas/authority/index.ts';
import { sweepAutomations } from '#areas/automation/index.ts';
import { readTexts, sweepCases, sweepPromises } from '#areas/cases/index.ts';
import { checkMailboxes, rereadUnreadable } from '#areas/channels/email/index.ts';
import { sweepLine, sweepUnreached } from '#areas/directors-line/index.ts';
import { sweepIdentity } from '#areas/identity/index.ts';
import { checkDisk, checkPromises, checkReceipts, checkSilence, reconcile, sweepFiles } from '#areas/intake/index.ts';
import { sweepReviews } from '#areas/knowledge/index.ts';
import { mailDigests, sweepNotifications, tellCritical } from '#areas/notifications/index.ts';
import { measureEffort } from '#areas/workload/index.ts';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { expireAnswers } from '#platform/http/expire.ts';
import type { Schedule } from '#platform/jobs/index.ts';
import { sealDay } from '#platform/log/index.ts';
import { sweepThrottle } from '#platform/throttle/index.ts';

/** Everything that happens by the clock, all of it. Each is safe to run in several processes at once. */
export const schedules: readonly Schedule[] = [
  { name: 'cases.sweep', everyMs: MINUTE, run: async (house) => void (await sweepCases(house)) },
  { name: 'cases.file_texts', everyMs: MINUTE / 4, run: async (house) => void (await readTexts(house)) },
  { name: 'cases.promises', everyMs: MINUTE, run: async (house) => void (await sweepPromises(house)) },
  { name: 'automation.sweep', everyMs: MINUTE, run: async (house) => void (await sweepAutomations(house)) },
  { name: 'authority.authorisations', everyMs: MINUTE, run: async (house) => void (await sweepAuthorisations(house)) },
  { name: 'authority.consultations', everyMs: MINUTE, run: async (house) => void (await sweepConsultations(house)) },
  { name: 'authority.executions', everyMs: 5 * MINUTE, run: async (house) => void (await sweepExecutions(house)) },
  { name: 'direct.promises', everyMs: MINUTE, run: async (house) => void (await sweepLine(house)) },
  { name: 'direct.unreached', everyMs: MINUTE, run: async (house) => void (await sweepUnreached(house)) },
  { name: 'knowledge.reviews', everyMs: HOUR, run: async (house) => void (await sweepReviews(house)) },
  { name: 'notifications.critical', everyMs: 5 * MINUTE, run: async (house) => void (await tellCritical(house)) },
  { name: 'notifications.mail', everyMs: 10 * MINUTE, run: async (house) => void (await mailDigests(house)) },
  { name: 'notifications.sweep', everyMs: DAY, run: sweepNotifications },
  { name: 'workload.effort', everyMs: DAY, run: measureEffort },
  { name: 'intake.promises', everyMs: MINUTE, run: async (house) => void (await checkPromises(house)) },
  { name: 'intake.silence', everyMs: 5 * MINUTE, run: async (house) => void (await checkSilence(house)) },
  { name: 'intake.receipts', everyMs: MINUTE, run: async (house) => void (await checkReceipts(house)) },
  { name: 'email.mailboxes', everyMs: MINUTE, run: async (house) => void (await checkMailboxes(house)) },
  { name: 'email.reread', everyMs: HOUR, run: async (house) => void (await rereadUnreadable(house)) },
  { name: 'intake.disk', everyMs: 5 * MINUTE, run: async (house) => void (await checkDisk(house)) },
  { name: 'intake.reconcile', everyMs: HOUR, run: async (house) => void (await reconcile(house)) },
  { name: 'identity.sweep', everyMs: HOUR, run: async (house) => await sweepIdentity(house) },
  { name: 'log.seal', everyMs: HOUR, run: async (house) => void (await sealDay(house)) },
  { name: 'throttle.sweep', everyMs: HOUR, run: sweepThrottle },
  { name: 'idempotency.expire', everyMs: HOUR, run: expireAnswers },
  { name: 'files.sweep', everyMs: DAY, run: async (house) => void (await sweepFiles(house)) },
  { name: 'scratch.sweep', everyMs: 6 * HOUR, run: async (house) => house.files.sweepScratch(house.clock.now()) },
];
