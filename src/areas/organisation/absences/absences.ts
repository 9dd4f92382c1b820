import { peopleByIds, personOf } from '#areas/identity/index.ts';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { demandActive } from '../company/company.ts';
import { directingId } from '../company/store.ts';
import type { Absence } from '../contract.ts';
import { demandDeputy } from '../duty/deputy.ts';
import { teamIdsOf } from '../groups/store.ts';
import { mayKeepAbsence } from '../policy.rules.ts';
import { absencesAhead, findAbsence, insertAbsence, markCancelled, type AbsenceRow } from './store.ts';

export async function listAbsences(work: Work): Promise<Absence[]> {
  return (await absencesAhead(work.db, work.now)).map(absenceView);
}

/** @throws {DomainError} person.not_found, absence.not_yours, absence.substitute_self, duty.not_leading, absence.ends_before */
export async function createAbsence(work: Work, given: Omit<Absence, 'id'>): Promise<Absence> {
  const { personId, substituteId } = given;
  if (!(await peopleByIds(work.db, [personId])).has(personId)) throw missing('person.not_found');
  demand(mayKeepAbsence(personOf(work), { id: personId, teamIds: await teamIdsOf(work.db, personId) }));
  if (substituteId === personId) throw invalid('absence.substitute_self');
  if (substituteId) await demandActive(work.db, [substituteId]);
  if (substituteId && personId === (await directingId(work.db))) await demandDeputy(work.db, substituteId);
  const absence: AbsenceRow = {
    id: newId(),
    personId,
    substituteId,
    startsAt: new Date(given.startsAt),
    endsAt: new Date(given.endsAt),
  };
  if (absence.endsAt <= absence.startsAt) throw invalid('absence.ends_before');
  await insertAbsence(work.db, { ...absence, madeBy: actorKey(work.actor) });
  // A stream of its own: colleagues hear of who is away, not of what else becomes of a person.
  record(work, ['absence', absence.id], 'absence.started', {
    personId,
    substituteId,
    startsAt: given.startsAt,
    endsAt: given.endsAt,
  });
  return absenceView(absence);
}

/** @throws {DomainError} absence.not_found, also for one that is not the asker's to cancel */
export async function cancelAbsence(work: Work, id: string): Promise<void> {
  const absence = await findAbsence(work.db, id);
  if (!absence) throw missing('absence.not_found');
  const verdict = mayKeepAbsence(personOf(work), {
    id: absence.personId,
    teamIds: await teamIdsOf(work.db, absence.personId),
  });
  if (!verdict.ok) throw missing('absence.not_found');
  await markCancelled(work.db, id, work.now);
  record(work, ['absence', id], 'absence.cancelled', { personId: absence.personId });
}

function absenceView({ id, personId, substituteId, startsAt, endsAt }: AbsenceRow): Absence {
  return { id, personId, substituteId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
