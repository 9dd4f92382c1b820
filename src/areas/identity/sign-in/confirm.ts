import { invalid } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { transact, type PersonActor, type Work } from '#platform/work/index.ts';
import { verifyPassword } from '../passwords/hash.ts';
import { spendCode } from '../second-factor/codes.ts';
import { handOver, renewSession } from '../sessions/sessions.ts';
import { countCodeTry, countTry } from './attempts.ts';
import { personOf } from './context.ts';
import { accountById, type Account } from './store.ts';

/** «It is you», before secrets change: by password, or by a code. A wrong one ends no session, so it is no 401. */
export async function confirm(
  work: Work,
  input: { password?: string | undefined; code?: string | undefined },
  context: RouteContext,
): Promise<void> {
  const actor = personOf(work);
  const account = (await accountById(work.db, actor.id)) as Account;
  const matches =
    input.code === undefined
      ? await passwordMatches(work, account, input.password ?? '', context)
      : await codeMatches(work, account, input.code);
  if (!matches) throw invalid('session.wrong');
  await makeFresh(work, actor, context);
}

/** The same session goes on under a new token (T7). */
export async function makeFresh(work: Work, actor: PersonActor, { reply }: RouteContext): Promise<void> {
  const token = await transact(work.house, actor, (inner) => renewSession(inner, actor), { requestId: work.requestId });
  if (token) handOver(work, reply, token);
}

async function passwordMatches(
  work: Work,
  account: Account,
  password: string,
  { request }: RouteContext,
): Promise<boolean> {
  const right = await countTry(work, { email: account.email, personId: account.id, address: request.ip });
  const matches = await verifyPassword(password, account.password_hash);
  if (matches) await right();
  return matches;
}

async function codeMatches(work: Work, account: Account, code: string): Promise<boolean> {
  const right = await countCodeTry(work, account.id);
  const matches = (await spendCode(work, account, code)) !== null;
  if (matches) await right();
  return matches;
}
