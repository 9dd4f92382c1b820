import { HOUR, MINUTE } from '#platform/clock/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { clearAttempts, countAttempt, forgiveAttempt, type Limit } from '#platform/throttle/index.ts';
import type { Work } from '#platform/work/index.ts';
import { knowsAddress } from '../sessions/store.ts';

/** Who tries, from where. The account counts whether it exists or not, so that nothing is told (T16). */
export interface Attempter {
  email: string;
  /** Null when there is no such person. */
  personId: string | null;
  address: string;
}

/**
 * Counts this try and refuses it when there were too many: of this account from this address, of this address, or of this
 * account from anywhere. The last one spares addresses from which the person has signed in before, so that a stranger who keeps
 * trying can't keep them out.
 * @returns what to call when the try was right: it is taken back
 * @throws {DomainError} session.too_many
 */
export async function countTry(work: Work, who: Attempter): Promise<() => Promise<void>> {
  const { here, account, address } = limitsOf(work, who);
  const { over, retryAfterSeconds } = await countAttempt(work.house.database.db, [here, account, address], work.now);
  const onlyAccount = over.every((limit) => limit === account);
  const spared =
    over.length > 0 && onlyAccount && who.personId !== null && (await knowsAddress(work.db, who.personId, who.address));
  if (over.length > 0 && !spared) throw new DomainError('limited', 'session.too_many', { retryAfterSeconds });
  return async () => {
    await clearAttempts(work.house.database.db, [here.key]);
    await forgiveAttempt(work.house.database.db, [account, address], work.now);
  };
}

/** Codes have a million values only: few tries an hour for one person, wherever they come from. */
export async function countCodeTry(work: Work, personId: string): Promise<() => Promise<void>> {
  const limit: Limit = { key: `code:${personId}`, max: 10, windowMs: HOUR };
  const { over, retryAfterSeconds } = await countAttempt(work.house.database.db, [limit], work.now);
  if (over.length > 0) throw new DomainError('limited', 'session.too_many', { retryAfterSeconds });
  return () => clearAttempts(work.house.database.db, [limit.key]);
}

/** The person has proved by mail who they are: earlier tries on the account are forgotten. */
export async function forgetTries(work: Work, email: string): Promise<void> {
  await clearAttempts(work.db, [limitsOf(work, { email, personId: null, address: '' }).account.key]);
}

function limitsOf(work: Work, { email, address }: Attempter): { here: Limit; account: Limit; address: Limit } {
  const sign = (text: string): string => work.house.secrets.sign('throttle', text, 16);
  const account = sign(email.trim().toLowerCase());
  const place = sign(address);
  return {
    here: { key: `sign-in:${account}:${place}`, max: 6, windowMs: 15 * MINUTE },
    account: { key: `sign-in:${account}`, max: 60, windowMs: HOUR },
    address: { key: `sign-in:from:${place}`, max: 100, windowMs: 15 * MINUTE },
  };
}
