import { conflict, demand, forbidden, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { PersonView, Role } from '../contract.ts';
import { killLinks } from '../links/links.ts';
import { mayDisable, mayEnable, mayLoseAdministrator, mayManagePeople, runsTheHouse } from '../policy.rules.ts';
import { endSessions } from '../sessions/sessions.ts';
import { personOf } from '../sign-in/context.ts';
import { revokeTokens } from '../tokens/store.ts';
import {
  canSignIn,
  countAdministrators,
  findPeople,
  findPerson,
  lockPeople,
  setStatus,
  updatePersonRow,
  type PersonRow,
} from './list.store.ts';
import { personView } from './view.ts';

export async function listPeople(
  work: Work,
  search: { q?: string | undefined; all?: boolean | undefined },
): Promise<{ people: PersonView[]; can: Record<string, true | string> }> {
  const actor = personOf(work);
  const [rows, administrators] = [
    await findPeople(work.db, { q: search.q, all: search.all ?? false }),
    await countAdministrators(work.db),
  ];
  const invite = mayManagePeople(actor);
  return {
    people: rows.map((row) => personView(row, actor, administrators)),
    can: { invite: invite.ok || invite.reason },
  };
}

export interface PersonChange {
  name?: string | undefined;
  roles?: Role[] | undefined;
  jobTitle?: string | undefined;
  language?: 'es' | 'en' | undefined;
}

export async function updatePerson(work: Work, id: string, change: PersonChange): Promise<PersonView> {
  demand(mayManagePeople(personOf(work)));
  const { person, administrators } = await lockedPerson(work, id);
  const stepsDown = change.roles !== undefined && runsTheHouse(person) && !change.roles.includes('administrator');
  if (stepsDown && !mayLoseAdministrator(administrators - 1).ok) throw conflict('person.last_administrator');
  const fields = changedFields(person, change);
  if (fields.length > 0) {
    const { name, roles, jobTitle, language } = change;
    await updatePersonRow(work.db, id, {
      ...(name && { name }),
      ...(roles && { roles: [...new Set(roles)] }),
      ...(jobTitle !== undefined && { job_title: jobTitle }),
      ...(language && { language }),
    });
    record(work, ['person', id], 'person.changed', {
      fields,
      ...(fields.includes('roles') ? { roles: [...new Set(change.roles)] } : {}),
    });
  }
  return viewOf(work, id);
}

/** At once: sessions, tokens and links die with the same commit. What they had in hand goes to the queue (reaction of cases). */
export async function disablePerson(work: Work, id: string): Promise<PersonView> {
  const { person, administrators } = await lockedPerson(work, id);
  const verdict = mayDisable(personOf(work), person, administrators);
  if (!verdict.ok && verdict.reason === 'person.already_disabled') return viewOf(work, id);
  if (!verdict.ok)
    throw verdict.reason === 'person.last_administrator' ? conflict(verdict.reason) : forbidden(verdict.reason);
  await setStatus(work.db, id, 'disabled', work.now);
  await endSessions(work, id);
  for (const tokenId of await revokeTokens(work.db, work.now, { personId: id }))
    record(work, ['person', id], 'token.revoked', { tokenId });
  await killLinks(work, id);
  record(work, ['person', id], 'person.disabled');
  return viewOf(work, id);
}

export async function enablePerson(work: Work, id: string): Promise<PersonView> {
  const { person } = await lockedPerson(work, id);
  const verdict = mayEnable(personOf(work), person);
  if (!verdict.ok && verdict.reason === 'person.not_disabled') return viewOf(work, id);
  demand(verdict);
  await setStatus(work.db, id, (await canSignIn(work.db, id)) ? 'active' : 'invited', null);
  record(work, ['person', id], 'person.enabled');
  return viewOf(work, id);
}

/** The same lock for all of them, so that two administrators who disable each other can't both be right. */
async function lockedPerson(work: Work, id: string): Promise<{ person: PersonRow; administrators: number }> {
  await lockPeople(work.db);
  const person = await findPerson(work.db, id, { lock: true });
  if (!person) throw missing('person.not_found');
  return { person, administrators: await countAdministrators(work.db) };
}

export async function viewOf(work: Work, id: string): Promise<PersonView> {
  return personView((await findPerson(work.db, id)) as PersonRow, personOf(work), await countAdministrators(work.db));
}

function changedFields(person: PersonRow, change: PersonChange): string[] {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return (['name', 'roles', 'jobTitle', 'language'] as const).filter(
    (field) => change[field] !== undefined && !same(change[field], person[field]),
  );
}
