import { companyInUse } from '#areas/organisation/index.ts';
import { forbidden } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { endRequests } from '../authorisations/asking/end-requests.ts';
import { personActing } from '../person-acting.ts';
import { lockGranting } from '../policy/facts/store.ts';
import type { ProposalInput } from './contract.ts';
import { demandKnownSolutions } from './weighing/known-solutions.ts';
import {
  insertLines,
  insertProposal,
  lockProposal,
  waitingProposals,
  writeState,
  type ProposalRow,
} from './proposal.store.ts';
import { newLines, ruledBy, summaryOf, totalOf, type ProposalSubject } from './propose.ts';
import { weigh } from './weighing/weigh.ts';

/**
 * The Director decides over any policy, with a reason, marked as such. What the policy would have said is kept beside. The solution waits for
 * whoever has the case to tell the customer and apply it. @throws {DomainError} authorisation.not_yours for anybody else
 */
export async function decideAsDirector(
  work: Work,
  subject: ProposalSubject,
  given: ProposalInput,
): Promise<ProposalRow> {
  const me = personActing(work);
  const isDirector = me.roles.includes('director') || (await companyInUse(work.db)).directorId === me.id;
  if (!isDirector) throw forbidden('authorisation.not_yours');
  await demandKnownSolutions(work.db, given);
  await lockGranting(work.db, { customerId: subject.customerId, agentId: me.id });
  const { decision, facts } = await weigh(work, { ...subject, agentId: me.id, given });
  await endWaiting(work, subject.caseId);
  const proposal: ProposalRow = {
    id: newId(),
    ...subject,
    madeBy: me.id,
    madeAt: work.now,
    version: 1,
    state: 'approved',
    ...ruledBy(decision),
    level: 3,
    facts: { ...facts },
    decision,
    reason: given.reason,
    causeCode: given.cause,
    areaId: given.areaId,
    currency: given.currency,
    totalMinor: totalOf(given),
    orderRef: given.orderRef,
    orderTotalMinor: given.orderTotalMinor,
    purchasedOn: given.purchasedOn,
    customerTold: false,
    byDirector: true,
    decidedAt: work.now,
    closedAt: null,
    messageId: null,
  };
  const lines = newLines(proposal.id, given, decision).map((line) =>
    line.level === 0 ? line : { ...line, level: 3 as const },
  );
  await insertProposal(work.db, proposal);
  await insertLines(work.db, lines);
  record(work, ['case', subject.caseId], 'proposal.made', { ...summaryOf(proposal, lines), director: true });
  return proposal;
}

/** What others were still asked about the case is theirs no more. */
async function endWaiting(work: Work, caseId: string): Promise<void> {
  for (const id of await waitingProposals(work.db, caseId)) {
    const waiting = await lockProposal(work, id);
    if (waiting?.state !== 'waiting' || waiting.level !== 3) continue;
    await endRequests(work, waiting, 'superseded');
    await writeState(work.db, id, { state: 'withdrawn', closedAt: work.now });
  }
}
