import { peopleByIds } from '#areas/identity/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { no, type Verdict } from '#platform/errors/index.ts';
import type { Db } from '#platform/db/index.ts';
import { mayAuthorise } from '../policy/engine/may-authorise.rules.ts';
import type { ProposalRow } from '../proposals/proposal.store.ts';
import type { AuthorisationRow } from './authorisation.store.ts';
import { isDecider } from './deciders.rules.ts';

/** Whether this person decides this request; the Director may take any into their own hands. `all`: every request of its proposal. */
export async function mayDecide(
  db: Db,
  proposal: Pick<ProposalRow, 'madeBy'>,
  row: AuthorisationRow,
  all: readonly AuthorisationRow[],
  personId: string,
): Promise<Verdict> {
  const saidYes = all
    .filter((one) => one.proposalVersion === row.proposalVersion && one.step < row.step && one.state !== 'refused')
    .flatMap((one) => one.decidedBy ?? []);
  const roles = (await peopleByIds(db, [personId])).get(personId)?.roles ?? [];
  if (!isDecider(roles)) return no('authorisation.not_yours');
  const isDirector = (await companyInUse(db)).directorId === personId;
  return mayAuthorise(personId, {
    requesterId: proposal.madeBy,
    approverId: isDirector ? personId : row.askedId,
    askedId: row.approverId,
    saidYes,
  });
}
