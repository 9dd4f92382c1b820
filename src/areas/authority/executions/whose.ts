import { peopleByIds } from '#areas/identity/index.ts';
import type { Db } from '#platform/db/index.ts';
import { leadsOf } from '../consultations/asking/whom.store.ts';
import type { ProposalRow } from '../proposals/proposal.store.ts';
import { ownerOf } from './sweep.store.ts';

/**
 * Who carries out what was granted: whoever proposed it; of what the Director decided, whoever has the case. Once they have left, whoever
 * leads them: nothing granted stays with nobody (invariant 6).
 */
export async function whoCarriesOut(
  db: Db,
  { caseId, madeBy, byDirector }: Pick<ProposalRow, 'caseId' | 'madeBy' | 'byDirector'>,
): Promise<string> {
  const theirs = (byDirector && (await ownerOf(db, caseId))) || madeBy;
  const isHere = (await peopleByIds(db, [theirs])).get(theirs)?.status === 'active';
  return isHere ? theirs : ((await leadsOf(db, theirs))[0] ?? theirs);
}
