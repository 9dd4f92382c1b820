import { peopleByIds, type PersonBrief } from '#areas/identity/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { authorisationsOf, type AuthorisationRow } from '../authorisations/authorisation.store.ts';
import { messagesOf, type CircuitMessageRow } from '../authorisations/messages.store.ts';
import { usualTimes } from '../authorisations/reading/usual-time.ts';
import { mayCarryOut } from '../executions/confirm.ts';
import { executionsOf, type ExecutionRow } from '../executions/execution.store.ts';
import { areaAnswersOf } from './area-answer.store.ts';
import { isPlainYes, meaningOf } from './area-answer.ts';
import { answerInWords } from '../consultations/answering/answer.ts';
import type { ExecutionView, ProposalView } from './contract.ts';
import { linesOf, proposalsOf, type LineRow, type ProposalRow } from './proposal.store.ts';

type People = Map<string, PersonBrief>;

/** Every proposal of a case with what was asked, said and carried out about it. The case was found through the actor. */
export async function viewProposals(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  caseId: string,
): Promise<ProposalView[]> {
  const proposals = await proposalsOf(db, caseId);
  if (proposals.length === 0) return [];
  const ids = proposals.map(({ id }) => id);
  const [lines, authorisations, executions] = await Promise.all([
    linesOf(db, ids),
    authorisationsOf(db, ids),
    executionsOf(db, caseId),
  ]);
  const pending = authorisations.filter(({ state }) => state === 'pending').map(({ approverId }) => approverId);
  const [messages, usual, people, answers] = await Promise.all([
    messagesOf(
      db,
      authorisations.map(({ id }) => id),
    ),
    usualTimes(db, pending),
    peopleByIds(db, idsOf(proposals, authorisations, executions)),
    areaAnswersOf(db, ids),
  ]);
  return proposals.map((proposal) => {
    const own = lines.filter(({ proposalId }) => proposalId === proposal.id);
    const asked = authorisations.filter(({ proposalId }) => proposalId === proposal.id);
    const now = asked.find(({ state }) => state === 'pending');
    const answer = answers.find(({ proposalId }) => proposalId === proposal.id);
    return {
      ...factsOf(proposal, people),
      lines: own.map(viewLine),
      authorisations: asked.map((one) => viewAuthorisation(one, messages, people)),
      executions: executions
        .filter((one) => own.some(({ id }) => id === one.proposalLineId))
        .map((one) => viewExecution(one, people, actor)),
      answer: answer ? { words: answerInWords(answer), plain: isPlainYes(answer), meaning: meaningOf(answer) } : null,
      usual: (now && usual.get(now.approverId)) ?? null,
    };
  });
}

function idsOf(
  proposals: readonly ProposalRow[],
  authorisations: readonly AuthorisationRow[],
  executions: readonly ExecutionRow[],
): string[] {
  return [
    ...proposals.map(({ madeBy }) => madeBy),
    ...authorisations.flatMap(({ approverId, askedId, decidedBy }) => [approverId, askedId, decidedBy]),
    ...executions.flatMap(({ assigneeId, doneBy }) => [assigneeId, doneBy]),
  ].filter((id) => id !== null);
}

function factsOf(proposal: ProposalRow, people: People) {
  const { decision, madeAt, decidedAt, closedAt, causeCode: cause, madeBy, ...rest } = proposal;
  const { id, version, state, level, policyNumber, ruleId, reason, areaId, currency, totalMinor, orderRef } = rest;
  const { orderTotalMinor, purchasedOn, deliveredOn, byDirector, customerTold, endedBecause } = rest;
  return {
    id,
    version,
    state,
    level,
    policyNumber,
    ruleId,
    reason,
    cause,
    areaId,
    currency,
    totalMinor,
    orderRef,
    orderTotalMinor,
    purchasedOn,
    deliveredOn,
    byDirector,
    endedBecause,
    customerTold,
    madeBy: named(people, madeBy),
    madeAt: madeAt.toISOString(),
    why: { code: decision.reason.code, params: { ...decision.reason.params } },
    alternative: decision.alternative,
    // Decisions of before it was kept do not say.
    declared: decision.declared ?? false,
    consult: decision.consult ? { areaId: decision.consult, handOver: decision.handOver } : null,
    decidedAt: decidedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function viewLine({
  proposalId: _,
  position: __,
  areaId: ___,
  appliedAt,
  ...line
}: LineRow): ProposalView['lines'][number] {
  return { ...line, appliedAt: appliedAt?.toISOString() ?? null };
}

export function viewAuthorisation(
  row: AuthorisationRow,
  messages: readonly CircuitMessageRow[],
  people: People,
): ProposalView['authorisations'][number] {
  return {
    id: row.id,
    version: row.proposalVersion,
    step: row.step,
    approver: named(people, row.approverId),
    asked: named(people, row.askedId),
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: row.state,
    decidedBy: row.decidedBy ? named(people, row.decidedBy) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    finalAt: row.finalAt?.toISOString() ?? null,
    amountMinor: row.amountMinor,
    reason: row.reason,
    messages: messages.filter(({ subjectId }) => subjectId === row.id).map(viewMessage),
  };
}

export function viewMessage({ id, authorId, author, via, text, at }: CircuitMessageRow) {
  return { id, author: authorId ? { id: authorId, name: author ?? '' } : null, via, text, at: at.toISOString() };
}

export function viewExecution(row: ExecutionRow, people: People, actor: Actor): ExecutionView {
  return {
    id: row.id,
    solution: row.solution,
    amountMinor: row.amountMinor,
    currency: row.currency,
    assignee: row.assigneeId ? named(people, row.assigneeId) : null,
    areaId: row.areaId,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    state: row.state,
    doneBy: row.doneBy ? named(people, row.doneBy) : null,
    doneAt: row.doneAt?.toISOString() ?? null,
    proof: row.proof,
    confirmable: row.state === 'open' && actor.kind === 'person' && mayCarryOut(actor, row),
  };
}

export function named(people: People, id: string): { id: string; name: string } {
  return { id, name: people.get(id)?.name ?? '' };
}
