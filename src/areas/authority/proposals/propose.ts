import { invalid } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { askFirst } from '../authorisations/asking/ask.ts';
import { personActing } from '../person-acting.ts';
import type { Decision } from '../policy/engine/decision.rules.ts';
import { isOfOneChain } from '../policy/engine/one-chain.rules.ts';
import { applyLines } from './apply.ts';
import { lockGranting } from '../policy/facts/store.ts';
import type { ProposalInput } from './contract.ts';
import { demandKnownSolutions } from './weighing/known-solutions.ts';
import { insertLines, insertProposal, type LineRow, type ProposalRow } from './proposal.store.ts';
import { weigh, type Weighed } from './weighing/weigh.ts';

/** The case a proposal is about, as the area above found and locked it. */
export interface ProposalSubject {
  caseId: string;
  customerId: string | null;
  brandId: string | null;
}

/**
 * What follows from a proposal. `apply`: own authority, with the reply that says so. `ask`: authorisation is asked of the chain.
 * `consult`: it waits for an area; the caller asks it in the same transaction.
 */
export type Intent = 'apply' | 'ask' | 'consult';

export interface Proposed {
  proposal: ProposalRow;
  lines: LineRow[];
}

/**
 * Keeps a proposal with what the policy says of it, and does what its level allows: what is one's own is granted at once, the rest
 * waits. @throws {DomainError} proposal.not_own, proposal.different_people, proposal.amount_needed, proposal.solution_unknown, authorisation.nobody
 */
export async function propose(
  work: Work,
  subject: ProposalSubject,
  given: ProposalInput,
  intent: Intent,
): Promise<Proposed> {
  const madeBy = personActing(work).id;
  await demandKnownSolutions(work.db, given);
  await lockGranting(work.db, { ...subject, agentId: madeBy, orderRef: given.orderRef });
  const weighed = await weigh(work, { ...subject, agentId: madeBy, given });
  const { decision } = weighed;
  demandIntent(decision, intent);
  const state = intent === 'apply' ? 'applied' : 'waiting';
  const proposal = newProposal(work, subject, given, { madeBy, ...weighed, state });
  const lines = newLines(proposal.id, given, decision);
  await insertProposal(work.db, proposal);
  await insertLines(work.db, lines);
  record(work, ['case', subject.caseId], 'proposal.made', summaryOf(proposal, lines));
  if (intent === 'apply') await applyLines(work, proposal, lines);
  else {
    // What is one's own within a larger proposal need not wait for the rest.
    await applyLines(work, proposal, lines.filter(isOwn), { partly: true });
    if (intent === 'ask') await askFirst(work, proposal);
  }
  return { proposal, lines };
}

export function isOwn(line: Pick<LineRow, 'level'>): boolean {
  return line.level <= 1;
}

/**
 * Nobody grants more than the policy lets them; asking for leave that one has is no harm, but pointless. Lines that go to different
 * people are different proposals: a yes to one would grant the others.
 */
function demandIntent(decision: Decision, intent: Intent): void {
  const { level } = decision;
  if (intent === 'apply' && level > 1) throw invalid('proposal.not_own', { level });
  if (intent === 'ask' && level !== 3) throw invalid('proposal.not_own', { level });
  if (intent === 'consult' && level !== 2) throw invalid('proposal.not_own', { level });
  demandOneChain(decision);
}

/** @throws {DomainError} proposal.different_people */
export function demandOneChain(decision: Decision): void {
  if (!isOfOneChain(decision)) throw invalid('proposal.different_people');
}

/** A first version as it stands once it is made: granted at once, waiting, or allowed by the Director's own word. */
export function newProposal(
  work: Work,
  { caseId, customerId }: ProposalSubject,
  given: ProposalInput,
  { madeBy, decision, facts, state }: Weighed & { madeBy: string; state: 'applied' | 'waiting' | 'approved' },
): ProposalRow {
  return {
    id: newId(),
    caseId,
    customerId,
    madeBy,
    madeAt: work.now,
    version: 1,
    state,
    ...ruledBy(decision),
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
    deliveredOn: given.deliveredOn,
    customerTold: false,
    byDirector: false,
    decidedAt: state === 'waiting' ? null : work.now,
    closedAt: state === 'applied' ? work.now : null,
    messageId: null,
    endedBecause: '',
  };
}

export function ruledBy(decision: Decision) {
  return { level: decision.level, policyNumber: decision.policyNumber, ruleId: decision.ruleId };
}

export function newLines(proposalId: string, given: Pick<ProposalInput, 'lines'>, decision: Decision): LineRow[] {
  return given.lines.map((line, position) => {
    const decided = decision.lines[position];
    return {
      id: newId(),
      proposalId,
      position: position + 1,
      solution: line.solution,
      amountMinor: line.amountMinor,
      quantity: line.quantity,
      detail: line.detail,
      family: line.family,
      level: decided?.level ?? decision.level,
      ruleId: decided?.ruleId ?? null,
      article: decided?.article ?? null,
      areaId: decided?.consult ?? null,
      appliedAt: null,
    };
  });
}

export function totalOf({ lines }: { lines: readonly Pick<LineRow, 'amountMinor'>[] }): number {
  return lines.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
}

/** What the log keeps of a proposal: codes and amounts, no words. */
export function summaryOf(proposal: ProposalRow, lines: readonly LineRow[]) {
  return {
    proposal: proposal.id,
    version: proposal.version,
    level: proposal.level,
    policy: proposal.policyNumber,
    rule: proposal.ruleId,
    why: proposal.decision.reason.code,
    total: proposal.totalMinor,
    currency: proposal.currency,
    cause: proposal.causeCode,
    // Nobody has compared it with the order; `rests`: the level was worked out from it.
    declared:
      proposal.orderTotalMinor === null ? null : { total: proposal.orderTotalMinor, rests: proposal.decision.declared },
    lines: lines.map(({ solution, amountMinor, level, article }) => ({
      solution,
      amount: amountMinor,
      level,
      article,
    })),
  };
}
