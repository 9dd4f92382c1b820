import { peopleByIds } from '#areas/identity/index.ts';
import { holdActiveTeam, teamOf } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { OWNER_ROLES } from '../access/access.rules.ts';
import { teamCalendar } from '../course/calendars.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { writeNote } from './note.ts';

export interface Assignment {
  ownerId?: string | null | undefined;
  teamId?: string | undefined;
  note?: string | undefined;
  /** The note is written by what moved it, not by whoever said yes to that. */
  via?: string | undefined;
}

/** Gives a case to a person, a team or both. Without owner it waits in its team's queue: it never lacks hands. */
export async function assign(work: Work, reference: string, given: Assignment): Promise<void> {
  const state = await begin(work, reference, 'assign');
  const from = { owner: state.ownerId, team: state.teamId };
  if (given.teamId) state.teamId = (await demandTeam(work.db, given.teamId)).id;
  if (given.ownerId !== undefined)
    state.ownerId = given.ownerId === null ? null : await demandOwner(work.db, given.ownerId);
  if (!state.ownerId && !state.teamId) throw invalid('case.needs_hands');
  if (given.note?.trim())
    record(work, ['case', state.id], 'case.noted', {
      ...(await writeNote(work, state.id, { text: given.note.trim(), mentions: [], fileIds: [] })),
      ...(given.via ? { via: given.via } : {}),
    });
  const taken = Boolean(given.ownerId) && given.ownerId !== from.owner;
  const calendar: EventData = state.teamId === from.team ? {} : { calendar: await calendarName(work.db, state.teamId) };
  await settle(work, state, 'case.assigned', {
    owner: state.ownerId,
    team: state.teamId,
    from_owner: from.owner,
    from_team: from.team,
    taken,
    ...calendar,
  });
}

export async function calendarName(db: Db, teamId: string | null): Promise<[string, number]> {
  const { ref } = await teamCalendar(db, teamId);
  return [ref.id, ref.version];
}

/** A team in use, which does not retire before this work ends: else the case would lie in a queue nobody looks at. */
export async function demandTeam(db: Db, teamId: string): Promise<{ id: string }> {
  if (await holdActiveTeam(db, teamId)) return { id: teamId };
  throw (await teamOf(db, teamId)) ? invalid('case.team_retired') : missing('team.not_found');
}

/** Who owns a case must be able to work on it: active, and of a role that writes. */
export async function demandOwner(db: Db, personId: string): Promise<string> {
  const person = (await peopleByIds(db, [personId])).get(personId);
  if (!person) throw missing('person.not_found');
  if (person.status !== 'active' || !person.roles.some((role) => OWNER_ROLES.includes(role)))
    throw invalid('case.assignee_cannot_see');
  return person.id;
}
