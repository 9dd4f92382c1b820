import { demand, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { mayDecideAsDirector } from '../director.ts';
import { personActing } from '../person-acting.ts';
import { lockGranting } from '../policy/facts/store.ts';
import type { ProposalInput } from './contract.ts';
import { endOpen } from './end-open.ts';
import { insertLines, insertProposal, type ProposalRow } from './proposal.store.ts';
import { newLines, newProposal, summaryOf, type ProposalSubject } from './propose.ts';
import { demandKnownSolutions } from './weighing/known-solutions.ts';
import { weigh } from './weighing/weigh.ts';

/**
 * The Director decides over any policy, with a reason, marked as such; what was still asked or allowed about the case gives way. What the
 * policy would have said is kept beside. The solution waits for whoever has the case to tell the customer and apply it.
 * @throws {DomainError} proposal.not_director, proposal.reason_needed, authorisation.own_request, authorisation.own_case
 */
export async function decideAsDirector(
  work: Work,
  subject: ProposalSubject,
  given: ProposalInput,
): Promise<ProposalRow> {
  demand(await mayDecideAsDirector(work, subject.caseId));
  if (given.reason === '') throw invalid('proposal.reason_needed');
  const madeBy = personActing(work).id;
  await demandKnownSolutions(work.db, given);
  await lockGranting(work.db, { ...subject, agentId: madeBy, orderRef: given.orderRef });
  await endOpen(work, subject.caseId, 'director', work.now);
  const weighed = await weigh(work, { ...subject, agentId: madeBy, given });
  const proposal: ProposalRow = {
    ...newProposal(work, subject, given, { madeBy, ...weighed, state: 'approved' }),
    level: 3,
    byDirector: true,
  };
  // What the law gives anyway is no decision of anybody's.
  const lines = newLines(proposal.id, given, weighed.decision).map((line) =>
    line.level === 0 ? line : { ...line, level: 3 as const },
  );
  await insertProposal(work.db, proposal);
  await insertLines(work.db, lines);
  record(work, ['case', subject.caseId], 'proposal.made', { ...summaryOf(proposal, lines), director: true });
  return proposal;
}
