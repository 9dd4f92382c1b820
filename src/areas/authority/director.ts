import { companyInUse, onDuty } from '#areas/organisation/index.ts';
import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';

/** Who decides over any policy: the Director, and whoever is on duty in their place at this moment. */
export async function mayDecideAsDirector({ db, actor, now }: Work): Promise<Verdict> {
  if (actor.kind !== 'person' || actor.roles.every((role) => role === 'auditor')) return no('proposal.not_director');
  if (actor.roles.includes('director')) return YES;
  const [{ directorId }, onDutyId] = await Promise.all([companyInUse(db), onDuty(db, { purpose: 'director' }, now)]);
  return [directorId, onDutyId].includes(actor.id) ? YES : no('proposal.not_director');
}
