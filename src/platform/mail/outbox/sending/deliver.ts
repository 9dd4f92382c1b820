import { addMs } from '#platform/clock/index.ts';
import { isDatabaseAway } from '#platform/db/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { composeMail } from './compose.ts';
import { signingKeys } from '../dkim.ts';
import { domainOf } from '../draft.rules.ts';
import { spentMail } from '../spent-mail.ts';
import { loopMark } from '../mail-id.ts';
import { addressees, type Attempt, isOpen, settle, type Settled } from './outcome.rules.ts';
import { type Relay, type SendLimits, sendOnce } from './relay.ts';
import { GIVE_UP_AFTER, retryDelay } from './retry.rules.ts';
import { type ClaimedMail, LEASE_MS, renewLease, saveOutcome } from './sender.store.ts';

export interface Line {
  relay: Relay;
  limits: SendLimits;
  /** Where big mails lie while they are signed. */
  cacheDir: string;
}

/** One claimed mail: sent to whoever has not got it yet, and what came of it written down. */
export async function deliver(house: House, line: Line, claimed: ClaimedMail, token: string): Promise<void> {
  const beat = setInterval(() => {
    renewLease(house.database.db, claimed.id, token, house.clock.now()).catch(() => undefined);
  }, LEASE_MS / 3);
  try {
    const attempt = await tryOnce(house, line, claimed);
    await write(house, claimed, token, attempt);
  } finally {
    clearInterval(beat);
  }
}

async function tryOnce(house: House, line: Line, claimed: ClaimedMail): Promise<Attempt> {
  try {
    const keys = await signingKeys(house.database.db, house.secrets, domainOf(claimed.mail.from.address));
    const to = claimed.recipients.filter(isOpen).map((one) => one.address);
    const open = composeMail(claimed, {
      files: house.files,
      loopMark: loopMark(house.secrets),
      keys,
      cacheDir: line.cacheDir,
    });
    return await sendOnce(line.relay, { from: claimed.envelopeFrom, to }, open, line.limits);
  } catch (error) {
    if (isDatabaseAway(error)) return { kind: 'unreached', reply: 'database away' };
    return { kind: 'broken', reply: (error as Error).message.slice(0, 500) };
  }
}

const TRIES_TO_WRITE = 600;

/** What was sent must not be forgotten because the database is away: a mail whose outcome is lost is sent again. */
async function write(house: House, claimed: ClaimedMail, token: string, attempt: Attempt): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      if (!(await keepOutcome(house, claimed, token, attempt)))
        house.log.warn(
          { part: 'outbox', mail: claimed.id },
          'lease lost: the outcome of this try is not ours to write',
        );
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || tries >= TRIES_TO_WRITE) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

function keepOutcome(house: House, claimed: ClaimedMail, token: string, attempt: Attempt): Promise<boolean> {
  return transact(house, system('outbox'), async (work) => {
    const expired = work.now.getTime() - claimed.firstTryAt.getTime() >= GIVE_UP_AFTER;
    const outcome = settle(claimed.recipients, attempt, expired);
    const nextTryAt = addMs(work.now, outcome.state === 'deferred' ? retryDelay(claimed.attempts, Math.random()) : 0);
    const relayMailId = attempt.kind === 'taken' ? attempt.relayMailId : null;
    const spent = outcome.state === 'sent' ? spentMail(claimed.kind, claimed.mail) : null;
    const ours = await saveOutcome(work, claimed.id, token, { ...outcome, nextTryAt, relayMailId, spent });
    if (!ours) return false;
    const about = { messageId: claimed.messageId, caseId: claimed.caseId, kind: claimed.kind };
    for (const type of eventsOf(claimed, outcome)) {
      record(
        work,
        ['mail', claimed.id],
        type,
        type === 'mail.failed'
          ? { ...about, code: outcome.code, sent: outcome.recipients.filter((one) => one.state === 'sent').length }
          : about,
      );
    }
    return true;
  });
}

/**
 * That it reached whom it is addressed to is told once, at the first acceptance (and once more after a retry by hand); a
 * refusal at once, even while others are still being tried; a deferral only the first time.
 */
function eventsOf(claimed: ClaimedMail, outcome: Settled): string[] {
  const first = !claimed.recipients.some((one) => one.state === 'deferred');
  const before = addressees(claimed.recipients, claimed.recipients).some((one) => one.state === 'sent');
  const retried = claimed.sentAt !== null && claimed.sentAt < claimed.firstTryAt;
  return [
    outcome.reached && (!before || retried) ? 'mail.sent' : '',
    outcome.newlyFailed ? 'mail.failed' : '',
    outcome.state === 'deferred' && first ? 'mail.deferred' : '',
  ].filter(Boolean);
}
