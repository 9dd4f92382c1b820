import { conflict, forbidden, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { askFirst } from '../authorisations/asking/ask.ts';
import { endRequests } from '../authorisations/asking/end-requests.ts';
import { personActing } from '../person-acting.ts';
import { lockGranting } from '../policy/facts/store.ts';
import type { ProposalInput } from './contract.ts';
import { applyLines } from './apply.ts';
import { endProposal } from './end-open.ts';
import { demandKnownSolutions } from './weighing/known-solutions.ts';
import {
  dropOpenLines,
  insertLines,
  isOpen,
  linesOf,
  lockProposal,
  writeVersion,
  type ProposalRow,
} from './proposal.store.ts';
import { demandOneChain, isOwn, newLines, ruledBy, summaryOf, totalOf, type ProposalSubject } from './propose.ts';
import { weigh } from './weighing/weigh.ts';

/**
 * A new version of a proposal that waits: whoever was asked about the former one is told, and their link says so. The policy of the
 * first request goes on ruling unless `anew` is asked for on purpose. Only whoever made it changes it: nobody writes what they may then
 * authorise. @throws {DomainError} proposal.not_maker, .not_waiting, .not_own
 */
export async function changeProposal(
  work: Work,
  subject: ProposalSubject,
  proposalId: string,
  given: ProposalInput,
  { anew = false }: { anew?: boolean } = {},
): Promise<ProposalRow> {
  const former = await lockWaiting(work, subject.caseId, proposalId);
  if (former.madeBy !== personActing(work).id) throw forbidden('proposal.not_maker');
  const granted = (await linesOf(work.db, [former.id])).filter((line) => line.appliedAt !== null);
  await demandKnownSolutions(work.db, given);
  await lockGranting(work.db, { ...subject, agentId: former.madeBy, orderRef: given.orderRef });
  const { decision, facts } = await weigh(work, {
    ...subject,
    agentId: former.madeBy,
    given,
    exceptProposalId: former.id,
    policyNumber: anew ? undefined : former.policyNumber,
  });
  // What an area must be asked about is a question of its own: withdraw this one and consult.
  if (decision.level === 2) throw invalid('proposal.not_own', { level: 2 });
  demandOneChain(decision);
  const own = decision.level <= 1;
  const proposal: ProposalRow = {
    ...former,
    ...ruledBy(decision),
    version: former.version + 1,
    state: own ? 'approved' : 'waiting',
    facts: { ...facts },
    decision,
    reason: given.reason,
    causeCode: given.cause,
    areaId: given.areaId,
    currency: given.currency,
    totalMinor: totalOf({ lines: granted }) + totalOf(given),
    orderRef: given.orderRef,
    orderTotalMinor: given.orderTotalMinor,
    purchasedOn: given.purchasedOn,
    deliveredOn: given.deliveredOn,
    decidedAt: own ? work.now : null,
  };
  await endRequests(work, former, 'superseded');
  await dropOpenLines(work.db, proposal.id);
  const last = Math.max(0, ...granted.map(({ position }) => position));
  const lines = newLines(proposal.id, given, decision).map((line) => ({ ...line, position: line.position + last }));
  await writeVersion(work.db, proposal);
  await insertLines(work.db, lines);
  record(work, ['case', subject.caseId], 'proposal.changed', summaryOf(proposal, lines));
  if (decision.level === 3) {
    await applyLines(work, proposal, lines.filter(isOwn), { partly: true });
    await askFirst(work, proposal);
  }
  return proposal;
}

/** It is not asked for any more. What was granted of it already stays. */
export async function withdrawProposal(
  work: Work,
  { caseId, proposalId }: { caseId: string; proposalId: string },
): Promise<ProposalRow> {
  const proposal = await lockProposal(work, proposalId);
  if (!proposal || proposal.caseId !== caseId) throw missing('proposal.not_found');
  if (!isOpen(proposal)) throw conflict('proposal.not_waiting');
  await endProposal(work, proposal, 'maker');
  return { ...proposal, state: 'withdrawn' };
}

async function lockWaiting(work: Work, caseId: string, proposalId: string): Promise<ProposalRow> {
  const found = await lockProposal(work, proposalId);
  if (!found || found.caseId !== caseId) throw missing('proposal.not_found');
  if (found.state !== 'waiting' || found.level !== 3) throw conflict('proposal.not_waiting');
  return found;
}
