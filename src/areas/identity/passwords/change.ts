import { invalid } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { record } from '#platform/log/index.ts';
import { transact, type Work } from '#platform/work/index.ts';
import { killLinks } from '../links/links.ts';
import { tellAccountChange } from '../mails/account-change.ts';
import { endSessions, handOver, renewSession } from '../sessions/sessions.ts';
import { countTry } from '../sign-in/attempts.ts';
import { personOf } from '../sign-in/context.ts';
import { accountById, companyName, setPassword, type Account } from '../sign-in/store.ts';
import { demandStrong } from './demand-strong.ts';
import { hashPassword, verifyPassword } from './hash.ts';

/** Own password: this session goes on under a new token, the others end, links that were sent die. */
export async function changePassword(
  work: Work,
  input: { current: string; next: string },
  context: RouteContext,
): Promise<void> {
  const actor = personOf(work);
  const account = (await accountById(work.db, actor.id)) as Account;
  const right = await countTry(work, { email: account.email, personId: account.id, address: context.request.ip });
  if (!(await verifyPassword(input.current, account.password_hash))) throw invalid('session.wrong');
  await right();
  const company = await companyName(work.db);
  demandStrong(input.next, { ...account, company });
  const hash = await hashPassword(input.next);
  const token = await transact(
    work.house,
    actor,
    async (inner) => {
      await setPassword(inner.db, actor.id, hash);
      await killLinks(inner, actor.id);
      await endSessions(inner, actor.id, actor.sessionId ? { except: actor.sessionId } : {});
      record(inner, ['person', actor.id], 'person.password_changed', { by: 'self' });
      await tellAccountChange(inner, { ...account, company }, 'password');
      return renewSession(inner, actor);
    },
    { requestId: work.requestId },
  );
  if (token) handOver(work, context.reply, token);
}
