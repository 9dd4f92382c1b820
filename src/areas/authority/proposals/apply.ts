import { conflict, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { closeDecisions } from '../authorisations/authorisation.store.ts';
import { cancelExecutions, openExecutions } from '../executions/open.ts';
import {
  linesOf,
  markApplied,
  proposalsAppliedWith,
  writeState,
  lockProposal,
  type LineRow,
  type ProposalRow,
} from './proposal.store.ts';

const READY = new Set(['approved', 'changed']);

/** Grants lines: each becomes a task for whoever carries it out. The caller has locked or just made the proposal. */
export async function applyLines(
  work: Work,
  proposal: ProposalRow,
  lines: readonly LineRow[],
  { partly = false }: { partly?: boolean } = {},
): Promise<void> {
  const open = lines.filter((line) => line.appliedAt === null);
  if (open.length === 0) return;
  await markApplied(
    work.db,
    open.map((line) => line.id),
    work.now,
  );
  for (const line of open) line.appliedAt = work.now;
  await openExecutions(work, proposal, open);
  record(work, ['case', proposal.caseId], 'proposal.applied', {
    proposal: proposal.id,
    version: proposal.version,
    partly,
    lines: open.map(({ id, solution, amountMinor }) => ({ line: id, solution, amount: amountMinor })),
    currency: proposal.currency,
  });
}

/** Grants what others have allowed. From then on nobody changes their mind. @throws {DomainError} proposal.not_found, proposal.not_ready */
export async function applyApproved(
  work: Work,
  { caseId, proposalId }: { caseId: string; proposalId: string },
): Promise<ProposalRow> {
  const proposal = await lockProposal(work, proposalId);
  if (!proposal || proposal.caseId !== caseId) throw missing('proposal.not_found');
  if (!READY.has(proposal.state)) throw conflict('proposal.not_ready');
  await closeDecisions(work, proposal.id);
  await writeState(work.db, proposal.id, { state: 'applied', closedAt: work.now });
  await applyLines(work, proposal, await linesOf(work.db, [proposal.id]));
  return { ...proposal, state: 'applied', closedAt: work.now };
}

/** The reply that says what was granted: taken back before it leaves, the granting is taken back with it. */
export async function boundTo(work: Work, proposal: ProposalRow, messageId: string): Promise<void> {
  await writeState(work.db, proposal.id, { state: 'applied', messageId });
}

/**
 * A reply was undone: the tasks of what was granted with it are cancelled, what others had allowed is allowed still, and what was one's
 * own is withdrawn. What was granted before, or has been carried out already, stays.
 */
export async function takeBackApplied(work: Work, messageId: string): Promise<void> {
  for (const id of await proposalsAppliedWith(work.db, messageId)) {
    const proposal = await lockProposal(work, id);
    if (!proposal || proposal.state !== 'applied') continue;
    const takenBack = await cancelExecutions(
      work,
      proposal,
      (await linesOf(work.db, [id])).filter((line) => isGrantedLast(proposal, line)).map((line) => line.id),
    );
    await markApplied(work.db, takenBack, null);
    const allowed = proposal.level >= 2 || proposal.byDirector;
    await writeState(work.db, id, {
      state: allowed ? 'approved' : 'withdrawn',
      closedAt: allowed ? null : work.now,
      messageId: null,
    });
    record(work, ['case', proposal.caseId], 'proposal.taken_back', { proposal: id, message: messageId });
  }
}

/** Granted as the proposal was closed, and so with its reply; what was one's own of a larger proposal was granted before. */
function isGrantedLast({ closedAt }: ProposalRow, { appliedAt }: LineRow): boolean {
  return appliedAt !== null && appliedAt.getTime() === closedAt?.getTime();
}
