import { activeAdministrators, peopleByIds } from '#areas/identity/index.ts';
import { companyInUse, onDuty, substituteFor } from '#areas/organisation/index.ts';
import { demand } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { mayHoldLine } from './line.rules.ts';

export interface Line {
  directorId: string | null;
  onDutyId: string | null;
}

/**
 * Whose the line is now: the Director's, and of whoever is on duty or stands in while they are away. Where nobody directs, the
 * first administrator holds it: whoever asks is never left with nobody.
 */
export async function lineOf(db: Db, now: Date): Promise<Line> {
  const [{ directorId }, onDutyId] = await Promise.all([companyInUse(db), onDuty(db, { purpose: 'director' }, now)]);
  return { directorId, onDutyId: onDutyId ?? (await standIn(db, directorId, now)) };
}

async function standIn(db: Db, directorId: string | null, now: Date): Promise<string | null> {
  if (directorId) return substituteFor(db, directorId, now);
  const [first] = await activeAdministrators(db);
  return first?.id ?? null;
}

/** @throws {DomainError} direct.not_yours */
export async function demandLine(work: Work): Promise<Line> {
  const line = await lineOf(work.db, work.now);
  demand(mayHoldLine(work.actor, line));
  return line;
}

/** Who answers at this moment: whoever is on duty, else the Director. */
export async function holderOf(db: Db, now: Date): Promise<{ id: string; name: string; email: string } | null> {
  const { directorId, onDutyId } = await lineOf(db, now);
  const people = await peopleByIds(
    db,
    [onDutyId, directorId].filter((id) => id !== null),
  );
  const found = [onDutyId, directorId]
    .map((id) => (id ? people.get(id) : undefined))
    .find((one) => one?.status === 'active');
  return found ? { id: found.id, name: found.name, email: found.email } : null;
}

/** The Director by name, as customers read it. */
export async function directorOf(db: Db): Promise<{ id: string; name: string; title: string } | null> {
  const { directorId } = await companyInUse(db);
  const person = directorId ? (await peopleByIds(db, [directorId])).get(directorId) : undefined;
  return person?.status === 'active' ? { id: person.id, name: person.name, title: person.jobTitle } : null;
}
