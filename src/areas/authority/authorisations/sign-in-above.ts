import { findSetting } from '#platform/mail/outbox/index.ts';
import type { Db } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors/index.ts';

/** Above this a decision is taken signed in; of the company's currency, in minor units. */
const SETTING = 'authorisation.sign_in_above';
const UNLESS_SET = 50_000;

/** The amount above which the personal page does not decide. */
export async function signInAbove(db: Db): Promise<number> {
  const set = await findSetting(db, SETTING);
  return typeof set === 'number' && set >= 0 ? set : UNLESS_SET;
}

/** @throws {DomainError} authorisation.sign_in_needed */
export async function demandSignedIn(db: Db, amountMinor: number): Promise<void> {
  if (amountMinor > (await signInAbove(db))) throw forbidden('authorisation.sign_in_needed');
}
