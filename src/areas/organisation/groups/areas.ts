import { demand, invalid, missing } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { demandCalendar } from '../calendars/calendars.ts';
import { changedFields, withChange } from '../changed-fields.rules.ts';
import { demandActive } from '../company/company.ts';
import type { Area } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { setMembers } from './members.ts';
import { findArea, insertArea, lockArea, writeArea } from './store.ts';

/** Four hours of service, nine times in ten (domain.md §5.4); each area agrees its own. */
const ANSWER_MINUTES = 240;

export type AreaChange = { [K in keyof Omit<Area, 'id'>]?: Area[K] | undefined };

/** @throws {DomainError} person.not_found, calendar.not_found */
export async function createArea(work: Work, given: AreaChange & { name: string }): Promise<Area> {
  await demandReferences(work, given);
  if (given.heirId) await lockArea(work.db, given.heirId);
  await demandHeir(work, given);
  const area = withChange<Area>(
    {
      id: newId(),
      name: given.name,
      email: '',
      headId: null,
      calendarId: null,
      answerMinutes: ANSWER_MINUTES,
      memberIds: [],
      active: true,
      heirId: null,
    },
    given,
  );
  await insertArea(work.db, area, work.now);
  const { added } = await setMembers(work, 'area', area.id, [], area.memberIds);
  record(work, ['area', area.id], 'area.changed', { created: true, added, headId: area.headId }, { fresh: true });
  return (await findArea(work.db, area.id)) as Area;
}

/** @throws {DomainError} area.not_found, area.heir_unused, person.not_found, calendar.not_found */
export async function updateArea(work: Work, id: string, change: AreaChange): Promise<Area> {
  await demandReferences(work, change);
  // One after the other: of two areas that retire into each other, or of one whose heir retires meanwhile, the second is told.
  for (const each of [id, ...(change.heirId ? [change.heirId] : [])].toSorted()) await lockArea(work.db, each);
  await demandHeir(work, change, id);
  const before = await findArea(work.db, id);
  if (!before) throw missing('area.not_found');
  const { added, removed } = await setMembers(work, 'area', id, before.memberIds, change.memberIds);
  const { memberIds: _, ...plain } = change;
  const fields = [
    ...changedFields(before, plain as AreaChange),
    ...(added.length + removed.length > 0 ? ['memberIds'] : []),
  ];
  if (fields.length === 0) return before;
  const area = withChange(before, plain as AreaChange);
  await writeArea(work.db, area);
  record(work, ['area', id], 'area.changed', {
    fields,
    added,
    removed,
    active: area.active,
    headId: area.headId,
    ...(fields.includes('heirId') ? { heirId: area.heirId } : {}),
  });
  return (await findArea(work.db, id)) as Area;
}

export type AreaInUse = Area;

/** An area as those who ask it need it. @throws {DomainError} area.not_found */
export async function areaInUse(db: Db, id: string): Promise<AreaInUse> {
  const area = await findArea(db, id);
  if (!area) throw missing('area.not_found');
  return area;
}

async function demandReferences(work: Work, change: AreaChange): Promise<void> {
  demand(mayManage(personOf(work)));
  if (change.calendarId) await demandCalendar(work.db, change.calendarId);
  if (change.headId) await demandActive(work.db, [change.headId]);
}

/** Whoever takes over is in use, and is locked, so that it stays so. */
async function demandHeir(work: Work, change: AreaChange, id?: string): Promise<void> {
  if (change.heirId && (change.heirId === id || !(await findArea(work.db, change.heirId))?.active))
    throw invalid('area.heir_unused');
}
