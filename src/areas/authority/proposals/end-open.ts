import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { endRequests } from '../authorisations/asking/end-requests.ts';
import { closeConsultation } from '../consultations/follow-up.ts';
import { openConsultationOf } from './area-answer.store.ts';
import {
  isOpen,
  lockProposal,
  openProposals,
  writeState,
  type EndedBecause,
  type ProposalRow,
} from './proposal.store.ts';

/**
 * What still waits for somebody, or to be applied, comes to an end with the reason why: whoever was asked is asked no more, and their
 * pages say so. What was granted of it stays.
 */
export async function endProposal(work: Work, proposal: ProposalRow, because: EndedBecause): Promise<void> {
  await endRequests(work, proposal, because === 'director' ? 'superseded' : 'withdrawn');
  const asked = await openConsultationOf(work.db, proposal.id);
  if (asked) await closeConsultation(work, asked, proposal.caseId, 'cancelled');
  await writeState(work.db, proposal.id, { state: 'withdrawn', closedAt: work.now, endedBecause: because });
  const data = { proposal: proposal.id, version: proposal.version, because };
  record(work, ['case', proposal.caseId], 'proposal.withdrawn', data);
}

/** The same for every proposal of a case that was made by then: a case that ends leaves nobody to decide about. */
export async function endOpen(work: Work, caseId: string, because: EndedBecause, madeUntil: Date): Promise<void> {
  for (const id of await openProposals(work.db, caseId, madeUntil)) {
    const proposal = await lockProposal(work, id);
    if (proposal && isOpen(proposal)) await endProposal(work, proposal, because);
  }
}
