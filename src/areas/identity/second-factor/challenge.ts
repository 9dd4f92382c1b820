import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addMs } from '#platform/clock/index.ts';
import { hashToken } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { burn } from '../links/store.ts';
import { readCookie, setCookie } from '../sessions/cookies.ts';
import { CHALLENGE_MS } from '../sessions/session.rules.ts';

/**
 * The challenge a passkey must sign lives in the browser that asked, signed by us and short-lived, so that asking costs no row.
 * `bearer` is what it is for: `sign-in`, or the person who adds a passkey.
 */
export function giveChallenge(work: Work, reply: FastifyReply, bearer: string): string {
  const challenge = randomBytes(32).toString('base64url');
  const ends = addMs(work.now, CHALLENGE_MS).getTime();
  const signature = work.house.secrets.sign('passkey', `${bearer} ${challenge} ${ends}`);
  setCookie(reply, work.house.config, 'passkey', `${challenge}.${ends}.${signature}`);
  return challenge;
}

/** The challenge this browser was given for that, if it is ours and in time. */
export function takeChallenge(work: Work, request: FastifyRequest, bearer: string): string | null {
  const [challenge = '', ends = '', signature = ''] = (
    readCookie(request.headers.cookie, work.house.config, 'passkey') ?? ''
  ).split('.');
  const ours =
    /^\d{13}$/.test(ends) && work.house.secrets.verify('passkey', `${bearer} ${challenge} ${ends}`, signature);
  return ours && Number(ends) > work.now.getTime() ? challenge : null;
}

/** A challenge is answered once: false for the second answer, whoever brings it. */
export async function spendChallenge(work: Work, challenge: string): Promise<boolean> {
  return burn(work.db, {
    hash: hashToken(challenge),
    purpose: 'passkey_challenge',
    subject: '',
    created_at: work.now,
    expires_at: addMs(work.now, CHALLENGE_MS),
  });
}
