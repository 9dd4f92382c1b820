import { isOpen } from '#areas/clocks/index.ts';
import { holderOf } from '#areas/directors-line/index.ts';
import { calendarFor, isAbsent } from '#areas/organisation/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';

/**
 * Whether somebody is to be left alone now: outside the hours of their teams (of the company, where they have none) or away.
 * Whoever answers the Director's line at this moment is on call.
 */
export async function isQuiet(
  { db, now }: Pick<Work, 'db' | 'now'>,
  person: Pick<PersonActor, 'id' | 'teamIds'>,
): Promise<boolean> {
  if ((await holderOf(db, now))?.id === person.id) return false;
  if (await isAbsent(db, person.id, now)) return true;
  const teams = person.teamIds.length > 0 ? person.teamIds : [null];
  for (const teamId of teams) if (isOpen((await calendarFor(db, teamId)).calendar, now)) return false;
  return true;
}
