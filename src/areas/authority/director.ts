import { companyInUse, deputyOf } from '#areas/organisation/index.ts';
import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { proposalsOf, type ProposalRow } from './proposals/proposal.store.ts';

/**
 * Who decides over any policy: the Director, and whoever is on duty in their place or stands in at this moment, but for what they asked for
 * themselves in that case: what the Director decides is hers, a deputy's own request is not.
 */
export async function mayDecideAsDirector({ db, actor, now }: Work, caseId: string): Promise<Verdict> {
  if (actor.kind !== 'person' || actor.roles.every((role) => role === 'auditor')) return no('proposal.not_director');
  if (actor.roles.includes('director')) return YES;
  const { directorId } = await companyInUse(db);
  if (actor.id === directorId) return YES;
  if (actor.id !== (await deputyOf(db, directorId, now))) return no('proposal.not_director');
  const asked = (await proposalsOf(db, caseId)).some((one) => one.madeBy === actor.id && isAsked(one));
  return asked ? no('authorisation.own_request') : YES;
}

/** It needed others and was not granted by them, also when it was refused or withdrawn since. */
function isAsked({ level, byDirector, state }: ProposalRow): boolean {
  return level >= 2 && !byDirector && state !== 'applied';
}
