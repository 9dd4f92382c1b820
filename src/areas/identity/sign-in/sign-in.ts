import { DomainError } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { system, transact, type Work } from '#platform/work/index.ts';
import { issueLink, readLink, useLink } from '../links/links.ts';
import { verifyPassword } from '../passwords/hash.ts';
import { spendCode } from '../second-factor/codes.ts';
import { clearCookie, readCookie, setCookie } from '../sessions/cookies.ts';
import { handOver, signIn, type SignInMethod } from '../sessions/sessions.ts';
import { countCodeTry, countTry } from './attempts.ts';
import { accountByEmail, accountById, type Account } from './store.ts';

export interface SignedIn {
  status: 'signed_in' | 'second_factor';
  /** The person has a passkey: it may be used instead of the code, and offered next time. */
  passkeyOffered: boolean;
}

const SIGN_IN = system('sign-in');

/** E-mail and password. Whoever has a second factor is half signed in, for ten minutes, until the code comes. */
export async function signInWithPassword(
  work: Work,
  input: { email: string; password: string },
  context: RouteContext,
): Promise<SignedIn> {
  const account = await accountByEmail(work.db, input.email);
  const right = await countTry(work, {
    email: input.email,
    personId: account?.id ?? null,
    address: context.request.ip,
  });
  const active = account?.status === 'active' ? account : undefined;
  const matches = await verifyPassword(input.password, active?.password_hash);
  if (!active || !matches) throw refused(work, 'session.wrong', account?.id);
  await right();
  return active.totp_on ? askForCode(work, active, context) : enter(work, active, 'password', context);
}

/** The code that finishes a sign-in begun with the password. */
export async function finishWithCode(work: Work, code: string, context: RouteContext): Promise<SignedIn> {
  const pending = readCookie(context.request.headers.cookie, work.house.config, 'pending');
  const personId = await readLink(work.db, 'second_factor', pending, work.now);
  const right = await countCodeTry(work, personId);
  const account = await accountById(work.db, personId);
  if (account?.status !== 'active') throw new DomainError('expired', 'session.expired');
  const method = await spendCode(work, account, code);
  if (!method) throw refused(work, 'session.wrong_code', personId);
  await right();
  return enter(work, account, method, context, pending);
}

async function askForCode(work: Work, account: Account, { reply }: RouteContext): Promise<SignedIn> {
  const token = await transact(work.house, SIGN_IN, (inner) => issueLink(inner, 'second_factor', account.id), {
    requestId: work.requestId,
  });
  setCookie(reply, work.house.config, 'pending', token);
  return { status: 'second_factor', passkeyOffered: account.passkeys > 0 };
}

/** Opens the session, and hands its token over once it is safely kept. */
export async function enter(
  work: Work,
  account: Account,
  method: SignInMethod,
  { request, reply }: RouteContext,
  pending?: string,
): Promise<SignedIn> {
  const opened = await transact(
    work.house,
    SIGN_IN,
    async (inner) => {
      if (pending) await useLink(inner, 'second_factor', pending);
      return signIn(inner, account.id, method, request);
    },
    { requestId: work.requestId },
  );
  handOver(work, reply, opened.token);
  clearCookie(reply, work.house.config, 'passkey');
  return { status: 'signed_in', passkeyOffered: account.passkeys > 0 };
}

/** Noted in the log with the person's id at most: what was typed may be somebody's password in the wrong field. */
export function refused(
  work: Work,
  code: 'session.wrong' | 'session.wrong_code' | 'session.wrong_passkey',
  personId?: string,
): DomainError {
  work.house.log.warn(
    { part: 'sign-in', reason: code, person: personId, requestId: work.requestId },
    'sign-in refused',
  );
  return new DomainError('unauthenticated', code);
}
