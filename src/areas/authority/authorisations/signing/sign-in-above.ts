import type { Db } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { personActing } from '../../person-acting.ts';
import { policyInForce } from '../../policy/versions/in-force.ts';
import { limitSet, writeLimit, type SetLimit } from './limit.store.ts';

/** Minor units, until somebody sets another. */
const UNLESS_SET = 50_000;

interface Amount {
  totalMinor: number;
  currency: string;
}

/** The amount above which the personal page does not decide, in the currency of the policy in force. */
export async function signInLimit(db: Db, now: Date): Promise<SetLimit> {
  const set = await limitSet(db);
  return set ?? { minor: UNLESS_SET, currency: (await policyInForce(db, now)).currency };
}

/** Amounts are compared in one currency only: in any other one signs in, however little it is. */
export async function needsSignIn(db: Db, { totalMinor, currency }: Amount, now: Date): Promise<boolean> {
  const limit = await signInLimit(db, now);
  return totalMinor > 0 && (currency !== limit.currency || totalMinor > limit.minor);
}

/** @throws {DomainError} authorisation.sign_in_needed */
export async function demandSignedIn(db: Db, amount: Amount, now: Date): Promise<void> {
  if (await needsSignIn(db, amount, now)) throw forbidden('authorisation.sign_in_needed');
}

export async function setSignInLimit(work: Work, minor: number): Promise<SetLimit> {
  const { id: by } = personActing(work);
  const { currency } = await policyInForce(work.db, work.now);
  const former = await signInLimit(work.db, work.now);
  await writeLimit(work, { minor, currency });
  const data = { by, minor, currency, former: former.minor, formerCurrency: former.currency };
  record(work, ['policy', 'sign-in-limit'], 'policy.sign_in_limit_changed', data);
  return { minor, currency };
}
