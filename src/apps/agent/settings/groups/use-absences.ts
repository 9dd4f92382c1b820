import { useMe } from '#areas/identity/web/index.ts';
import { mayKeepAbsence } from '#areas/organisation/web/index.ts';
import type { Organisation } from './group.ts';

/** Whose absences this person may note: their own, their teams', or everybody's. */
export function useMayKeepAbsence(organisation: Organisation): (personId: string) => boolean {
  const me = useMe();
  return (personId) => {
    const teamIds = organisation.teams.filter(({ memberIds }) => memberIds.includes(personId)).map(({ id }) => id);
    return mayKeepAbsence(me, { id: personId, teamIds }).ok;
  };
}
