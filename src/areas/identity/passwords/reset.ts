import { z } from 'zod';
import { HOUR } from '#platform/clock/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { record } from '#platform/log/index.ts';
import { countAttempt } from '#platform/throttle/index.ts';
import { system, transact, type Work } from '#platform/work/index.ts';
import { killLinks, readLink, useLink } from '../links/links.ts';
import { tellAccountChange } from '../mails/account-change.ts';
import { mailReset } from '../mails/links.ts';
import { endSessions } from '../sessions/sessions.ts';
import { forgetTries } from '../sign-in/attempts.ts';
import { accountByEmail, accountById, companyName, setPassword, type Account } from '../sign-in/store.ts';
import { demandStrong } from './demand-strong.ts';
import { hashPassword } from './hash.ts';

/** The same work whoever asks for whomever: whether there is such a person is looked up later, by the job (T16). */
export async function requestReset(work: Work, email: string): Promise<void> {
  await enqueue(work, sendReset, { email: email.trim().toLowerCase() });
}

export const sendReset = defineJob({
  name: 'identity.send_reset',
  payload: z.strictObject({ email: z.string().max(320) }),
  async run(house, { email }) {
    const limit = { key: `reset:${house.secrets.sign('throttle', email, 16)}`, max: 3, windowMs: HOUR };
    const { over } = await countAttempt(house.database.db, [limit], house.clock.now());
    if (over.length > 0) return;
    await transact(house, system('reset'), async (work) => {
      const account = await accountByEmail(work.db, email);
      if (account?.status === 'active') await mailReset(work, { ...account, company: await companyName(work.db) });
    });
  },
});

/** A new password by link: every session ends, and the second factor stays as it was. */
export async function resetPassword(work: Work, token: string, password: string): Promise<void> {
  const account = await ownerOf(work, token);
  const company = await companyName(work.db);
  demandStrong(password, { ...account, company });
  const hash = await hashPassword(password);
  await transact(
    work.house,
    work.actor,
    async (inner) => {
      const personId = await useLink(inner, 'reset', token);
      await setPassword(inner.db, personId, hash);
      await killLinks(inner, personId);
      await endSessions(inner, personId);
      await forgetTries(inner, account.email);
      record(inner, ['person', personId], 'person.password_changed', { by: 'link' });
      await tellAccountChange(inner, { ...account, company }, 'password');
    },
    { requestId: work.requestId },
  );
}

async function ownerOf(work: Work, token: string): Promise<Account> {
  const account = await accountById(work.db, await readLink(work.db, 'reset', token, work.now));
  if (account?.status !== 'active') throw new DomainError('expired', 'link.invalid');
  return account;
}
