import { conflict, DomainError, invalid, missing } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { transact, type Work } from '#platform/work/index.ts';
import type { PersonView, Role } from '../contract.ts';
import { readLink, useLink } from '../links/links.ts';
import { mailInvitation } from '../mails/links.ts';
import { demandStrong } from '../passwords/demand-strong.ts';
import { hashPassword } from '../passwords/hash.ts';
import { mayResendInvitation } from '../policy.rules.ts';
import { handOver, signIn } from '../sessions/sessions.ts';
import { personOf } from '../sign-in/context.ts';
import type { SignedIn } from '../sign-in/sign-in.ts';
import { accountById, activate, companyName, type Account } from '../sign-in/store.ts';
import { findPerson, joinTeamsAndAreas } from './list.store.ts';
import { viewOf } from './manage.ts';
import { insertPerson } from './store.ts';

export interface Invitation {
  name: string;
  email: string;
  roles: Role[];
  language: 'es' | 'en';
  jobTitle: string;
  teamIds: string[];
  areaIds: string[];
}

/** @throws {DomainError} person.email_taken, person.unknown_group */
export async function invite(work: Work, given: Invitation): Promise<PersonView> {
  const [id, email, roles] = [newId(), given.email.toLowerCase(), [...new Set(given.roles)]];
  const { name, language } = given;
  const inserted = await insertPerson(work.db, {
    id,
    name,
    email,
    roles,
    status: 'invited',
    language,
    job_title: given.jobTitle,
    password_hash: null,
    created_at: work.now,
  });
  if (!inserted) throw conflict('person.email_taken');
  const [teamIds, areaIds] = [[...new Set(given.teamIds)], [...new Set(given.areaIds)]];
  const joined = await joinTeamsAndAreas(work.db, id, teamIds, areaIds);
  if (joined.teams < teamIds.length || joined.areas < areaIds.length) throw invalid('person.unknown_group');
  record(work, ['person', id], 'person.invited', { roles, teamIds, areaIds }, { fresh: true });
  await mailInvitation(work, { id, name, email, language, company: await companyName(work.db) });
  return viewOf(work, id);
}

/** Another mail with another link; the former link dies. */
export async function resendInvitation(work: Work, id: string): Promise<void> {
  const person = await findPerson(work.db, id, { lock: true });
  if (!person) throw missing('person.not_found');
  const verdict = mayResendInvitation(personOf(work), person);
  if (!verdict.ok) throw conflict(verdict.reason);
  record(work, ['person', id], 'person.invited', { again: true });
  await mailInvitation(work, { ...person, company: await companyName(work.db) });
}

export async function readInvitation(
  work: Work,
  token: string,
): Promise<{ name: string; email: string; company: string }> {
  const { name, email } = await invited(work, token);
  return { name, email, company: await companyName(work.db) };
}

/** The invited person chooses a password and is signed in. A weak password leaves the link as it was. */
export async function acceptInvitation(
  work: Work,
  token: string,
  password: string,
  context: RouteContext,
): Promise<SignedIn> {
  const account = await invited(work, token);
  demandStrong(password, { ...account, company: await companyName(work.db) });
  const hash = await hashPassword(password);
  const session = await transact(
    work.house,
    work.actor,
    async (inner) => {
      const personId = await useLink(inner, 'invitation', token);
      if (!(await activate(inner.db, personId, hash))) throw new DomainError('expired', 'link.invalid');
      record(inner, ['person', personId], 'person.joined');
      return signIn(inner, personId, 'invitation', context.request);
    },
    { requestId: work.requestId },
  );
  handOver(work, context.reply, session.token);
  return { status: 'signed_in', passkeyOffered: false };
}

async function invited(work: Work, token: string): Promise<Account> {
  const account = await accountById(work.db, await readLink(work.db, 'invitation', token, work.now));
  if (account?.status !== 'invited') throw new DomainError('expired', 'link.invalid');
  return account;
}
