import { companyInUse, deputyOf } from '#areas/organisation/index.ts';
import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { stakeIn } from './director.store.ts';

/**
 * Who decides over any policy: the Director, and whoever is on duty in their place or stands in at this moment, but for cases that
 * are or were their own and what they asked for themselves there or in a linked one: what the Director decides is hers, a deputy's own wish is not.
 */
export async function mayDecideAsDirector({ db, actor, now }: Work, caseId: string): Promise<Verdict> {
  if (actor.kind !== 'person' || actor.roles.every((role) => role === 'auditor')) return no('proposal.not_director');
  if (actor.roles.includes('director')) return YES;
  const { directorId } = await companyInUse(db);
  if (actor.id === directorId) return YES;
  if (actor.id !== (await deputyOf(db, directorId, now))) return no('proposal.not_director');
  const stake = await stakeIn(db, caseId, actor.id);
  return stake ? no(stake === 'asked' ? 'authorisation.own_request' : 'authorisation.own_case') : YES;
}
