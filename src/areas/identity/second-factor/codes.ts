import { randomInt } from 'node:crypto';
import { verify } from 'otplib';
import type { Secrets } from '#platform/secrets/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Account } from '../sign-in/store.ts';
import { spendRecoveryCode, takeStep } from './store.ts';

// Without 0/O and 1/I/L: these are typed from paper. Ten of 31 letters are 49 bits, kept under a keyed hash.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** `K7MQP-XR4TB` */
export function newRecoveryCode(): string {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

export function hashRecoveryCode(secrets: Secrets, personId: string, code: string): Buffer {
  return Buffer.from(secrets.sign('recovery', `${personId}:${plainCode(code)}`), 'base64url');
}

/** The step a code of the authenticator belongs to, one step (30 s) of difference allowed; null when it is wrong. */
export async function stepOf(secrets: Secrets, sealed: string, code: string, now: Date): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const result = await verify({
    secret: secrets.decrypt('totp', sealed),
    token,
    epoch: now.getTime() / 1000,
    epochTolerance: 30,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Uses up a TOTP or recovery code. Each works once. */
export async function spendCode(work: Work, account: Account, code: string): Promise<'totp' | 'recovery_code' | null> {
  const { db, house, now } = work;
  if (!account.totp_on || !account.totp_secret) return null;
  const step = await stepOf(house.secrets, account.totp_secret, code, now);
  if (step !== null) return (await takeStep(db, account.id, step)) ? 'totp' : null;
  if (plainCode(code).length !== LENGTH) return null;
  return (await spendRecoveryCode(db, account.id, hashRecoveryCode(house.secrets, account.id, code), now))
    ? 'recovery_code'
    : null;
}

function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z\d]/g, '');
}
