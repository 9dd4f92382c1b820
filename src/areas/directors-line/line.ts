import { activeAdministrators, peopleByIds } from '#areas/identity/index.ts';
import { companyInUse, deputyOf, isAbsent } from '#areas/organisation/index.ts';
import { demand } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { mayHoldLine } from './line.rules.ts';

export interface Line {
  directorId: string | null;
  /** Whoever acts for them at this moment. */
  onDutyId: string | null;
  /** Nobody directs, or the Director is away with nobody in their place: whom the company names for that holds it, and nobody is promised. */
  unattended: boolean;
}

/** Whose the line is now: the Director's, and of whoever acts for them. Whoever asks is never left with nobody. */
export async function lineOf(db: Db, now: Date): Promise<Line> {
  const { directorId, coverId } = await companyInUse(db);
  const deputyId = await deputyOf(db, directorId, now);
  const unattended = !deputyId && (!directorId || (await isAbsent(db, directorId, now)));
  const onDutyId = unattended ? await covering(db, coverId, now) : deputyId;
  return { directorId, onDutyId, unattended };
}

/** Whom the company names, while they work here and are here; else whoever administers for longest. */
async function covering(db: Db, coverId: string | null, now: Date): Promise<string | null> {
  const named = coverId ? (await peopleByIds(db, [coverId])).get(coverId) : undefined;
  if (named?.status === 'active' && !(await isAbsent(db, named.id, now))) return named.id;
  return (await activeAdministrators(db))[0]?.id ?? null;
}

/** @throws {DomainError} direct.not_yours */
export async function demandLine(work: Work): Promise<Line> {
  const line = await lineOf(work.db, work.now);
  demand(mayHoldLine(work.actor, line));
  return line;
}

export interface Holder {
  id: string;
  name: string;
  email: string;
  language: 'es' | 'en';
  role: 'director' | 'deputy' | 'administrator';
}

/** Who answers at this moment: whoever acts for the Director, else the Director. */
export async function holderOf(db: Db, now: Date): Promise<Holder | null> {
  const { directorId, onDutyId, unattended } = await lineOf(db, now);
  const people = await peopleByIds(
    db,
    [onDutyId, directorId].filter((id) => id !== null),
  );
  const found = [onDutyId, directorId]
    .map((id) => (id ? people.get(id) : undefined))
    .find((one) => one?.status === 'active');
  if (!found) return null;
  const { id, name, email, language } = found;
  return { id, name, email, language, role: unattended ? 'administrator' : id === directorId ? 'director' : 'deputy' };
}

/** The Director by name, as customers read it. */
export async function directorOf(db: Db): Promise<{ id: string; name: string; title: string } | null> {
  const { directorId } = await companyInUse(db);
  const person = directorId ? (await peopleByIds(db, [directorId])).get(directorId) : undefined;
  return person?.status === 'active' ? { id: person.id, name: person.name, title: person.jobTitle } : null;
}
