import { conflict } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Role } from '../contract.ts';
import { hashPassword } from '../passwords/hash.ts';
import { insertPerson } from './store.ts';

export interface PersonDraft {
  name: string;
  email: string;
  roles: readonly Role[];
  /** Without one the person is active all the same but can only come in by passkey, token or reset link. */
  password?: string;
  language?: 'es' | 'en';
  jobTitle?: string;
}

/**
 * A person who can work at once: set-ups, the command line and the sample company. Others are invited.
 * @throws {DomainError} person.email_taken
 */
export async function createPerson(work: Work, draft: PersonDraft): Promise<{ id: string }> {
  const id = newId();
  const inserted = await insertPerson(work.db, {
    id,
    name: draft.name,
    email: draft.email.trim().toLowerCase(),
    roles: draft.roles,
    status: 'active',
    language: draft.language ?? 'es',
    job_title: draft.jobTitle ?? '',
    password_hash: draft.password === undefined ? null : await hashPassword(draft.password),
    created_at: work.now,
  });
  if (!inserted) throw conflict('person.email_taken');
  record(work, ['person', id], 'person.joined', { roles: [...draft.roles] }, { fresh: true });
  return { id };
}
