import { personOf } from '#areas/identity/index.ts';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { demandActive } from '../company/company.ts';
import { directingId } from '../company/store.ts';
import type { Duty } from '../contract.ts';
import { findArea } from '../groups/store.ts';
import { mayKeepDuty } from '../policy.rules.ts';
import { demandDeputy } from './deputy.ts';
import {
  dutiesAhead,
  findDuty,
  findOnDuty,
  insertDuty,
  markDutyCancelled,
  type DutyPurpose,
  type DutyRow,
} from './store.ts';

/** The person who answers now for an area, for the Director or for supervision; null when nobody is on the rota. */
export async function onDuty(
  db: Db,
  which: { purpose: DutyPurpose; areaId?: string | null },
  now: Date,
): Promise<string | null> {
  return findOnDuty(db, which.purpose, which.areaId ?? null, now);
}

export async function listDuties(work: Work): Promise<Duty[]> {
  return (await dutiesAhead(work.db, work.now)).map(dutyView);
}

/** @throws {DomainError} person.not_found, area.not_found, duty.not_yours, duty.not_directors, duty.not_leading, duty.area_needed, duty.ends_before */
export async function createDuty(work: Work, given: Omit<Duty, 'id'>): Promise<Duty> {
  const { purpose, areaId, personId } = given;
  await demandKeeper(work, purpose, areaId);
  if ((purpose === 'area') !== (areaId !== null)) throw invalid('duty.area_needed');
  await demandActive(work.db, [personId]);
  if (purpose === 'director') await demandDeputy(work.db, personId);
  const duty: DutyRow = {
    id: newId(),
    purpose,
    areaId,
    personId,
    startsAt: new Date(given.startsAt),
    endsAt: new Date(given.endsAt),
  };
  if (duty.endsAt <= duty.startsAt) throw invalid('duty.ends_before');
  await insertDuty(work.db, { ...duty, madeBy: actorKey(work.actor), madeAt: work.now });
  record(work, ['duty', duty.id], 'duty.set', {
    purpose,
    areaId,
    personId,
    startsAt: given.startsAt,
    endsAt: given.endsAt,
    // Whoever administers may name themselves for the Director: whoever looks back sees it at once.
    ...(purpose === 'director' ? { themselves: personOf(work).id === personId } : {}),
  });
  return dutyView(duty);
}

/** @throws {DomainError} duty.not_found, also for one that is not the asker's to cancel */
export async function cancelDuty(work: Work, id: string): Promise<void> {
  const duty = await findDuty(work.db, id);
  if (!duty) throw missing('duty.not_found');
  const headId = duty.areaId ? ((await findArea(work.db, duty.areaId))?.headId ?? null) : null;
  const directorId = await directingId(work.db);
  if (!mayKeepDuty(personOf(work), { purpose: duty.purpose, headId, directorId }).ok) throw missing('duty.not_found');
  await markDutyCancelled(work.db, id, work.now);
  record(work, ['duty', id], 'duty.cancelled', {
    purpose: duty.purpose,
    areaId: duty.areaId,
    personId: duty.personId,
  });
}

async function demandKeeper(work: Work, purpose: DutyPurpose, areaId: string | null): Promise<void> {
  const area = areaId ? await findArea(work.db, areaId) : null;
  if (areaId && !area) throw missing('area.not_found');
  const directorId = await directingId(work.db);
  demand(mayKeepDuty(personOf(work), { purpose, headId: area?.headId ?? null, directorId }));
}

function dutyView({ startsAt, endsAt, ...duty }: DutyRow): Duty {
  return { ...duty, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
