import type { Db } from '#platform/db/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { demandCalendar } from '../calendars/calendars.ts';
import { changedFields, withChange } from '../changed-fields.rules.ts';
import type { Team } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { setMembers } from './members.ts';
import { countActiveTeams, findDefaultTeam, findTeam, hasOpenCases, insertTeam, lockTeam, writeTeam } from './store.ts';

export type TeamChange = { [K in keyof Omit<Team, 'id'>]?: Team[K] | undefined };

/** The team of that id, active or not; undefined when there is none. */
export async function teamOf(db: Db, id: string): Promise<Team | undefined> {
  return findTeam(db, id);
}

/** Where a contact goes when nobody says otherwise. There is always one once the house is set up. */
export async function defaultTeam(db: Db): Promise<{ id: string }> {
  const found = await findDefaultTeam(db);
  if (!found) throw missing('team.not_found');
  return found;
}

/** @throws {DomainError} person.not_found, calendar.not_found */
export async function createTeam(work: Work, given: TeamChange & { name: string }): Promise<Team> {
  demand(mayManage(personOf(work)));
  if (given.calendarId) await demandCalendar(work.db, given.calendarId);
  const team = withChange<Team>(
    { id: newId(), name: given.name, calendarId: null, memberIds: [], active: true },
    given,
  );
  await insertTeam(work.db, team, work.now);
  const { added } = await setMembers(work, 'team', team.id, [], team.memberIds);
  record(
    work,
    ['team', team.id],
    'team.changed',
    { created: true, added, calendarId: team.calendarId },
    { fresh: true },
  );
  return (await findTeam(work.db, team.id)) as Team;
}

/** @throws {DomainError} team.not_found, team.has_cases, team.last, person.not_found, calendar.not_found */
export async function updateTeam(work: Work, id: string, change: TeamChange): Promise<Team> {
  demand(mayManage(personOf(work)));
  if (change.calendarId) await demandCalendar(work.db, change.calendarId);
  const active = change.active === false ? await countActiveTeams(work.db) : 0;
  await lockTeam(work.db, id);
  const before = await findTeam(work.db, id);
  if (!before) throw missing('team.not_found');
  if (change.active === false && before.active) await demandRetirable(work.db, id, active);
  const { added, removed } = await setMembers(work, 'team', id, before.memberIds, change.memberIds);
  const { memberIds: _, ...plain } = change;
  const fields = [
    ...changedFields(before, plain as TeamChange),
    ...(added.length + removed.length > 0 ? ['memberIds'] : []),
  ];
  if (fields.length === 0) return before;
  const team = withChange(before, plain as TeamChange);
  await writeTeam(work.db, team);
  record(work, ['team', id], 'team.changed', {
    fields,
    added,
    removed,
    active: team.active,
    calendarId: team.calendarId,
  });
  return (await findTeam(work.db, id)) as Team;
}

async function demandRetirable(db: Db, id: string, activeTeams: number): Promise<void> {
  if (activeTeams <= 1) throw conflict('team.last');
  if (await hasOpenCases(db, id)) throw conflict('team.has_cases');
}
