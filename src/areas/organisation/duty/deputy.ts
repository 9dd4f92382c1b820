import { peopleByIds } from '#areas/identity/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import { substituteFor } from '../absences/store.ts';
import { mayDeputise } from '../policy.rules.ts';
import { findOnDuty } from './store.ts';

/** Who acts for the Director at this moment: whoever is on duty for them, else who stands in while they are away. */
export async function deputyOf(db: Db, directorId: string | null, now: Date): Promise<string | null> {
  const onDuty = await able(db, await findOnDuty(db, 'director', null, now));
  return onDuty ?? (directorId ? able(db, await substituteFor(db, directorId, now)) : null);
}

/** @throws {DomainError} duty.not_leading */
export async function demandDeputy(db: Db, personId: string): Promise<void> {
  if (!(await able(db, personId))) throw invalid('duty.not_leading');
}

async function able(db: Db, personId: string | null): Promise<string | null> {
  const person = personId ? (await peopleByIds(db, [personId])).get(personId) : undefined;
  return person && mayDeputise(person.roles) ? person.id : null;
}
