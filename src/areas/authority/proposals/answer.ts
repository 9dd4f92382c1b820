import { legalDueOf } from '#areas/clocks/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { areaNames } from '../executions/area.store.ts';
import { dueOfAsking, expiryOf } from '../authorisations/asking/times.rules.ts';
import { usualTimes } from '../authorisations/reading/usual-time.ts';
import { nextToAsk } from '../authorisations/asking/whom-to-ask.ts';
import { personActing } from '../person-acting.ts';
import type { Decision } from '../policy/engine/decision.rules.ts';
import type { PolicyAnswer, ProposalInput } from './contract.ts';
import { findProposal, type ProposalRow } from './proposal.store.ts';
import type { ProposalSubject } from './propose.ts';
import { weigh } from './weighing/weigh.ts';

/**
 * What the policy answers while one types: nothing is kept. What changes a proposal is weighed as `changeProposal` will.
 * @throws {DomainError} proposal.not_found
 */
export async function answerWhileTyping(
  work: Work,
  subject: ProposalSubject,
  given: Pick<ProposalInput, 'currency' | 'lines' | 'orderRef' | 'orderTotalMinor' | 'purchasedOn' | 'deliveredOn'>,
  { changing = null, anew = false }: { changing?: string | null; anew?: boolean } = {},
): Promise<PolicyAnswer> {
  const requesterId = personActing(work).id;
  const former = changing === null ? undefined : await formerOf(work, subject, changing);
  const { decision } = await weigh(work, {
    ...subject,
    agentId: former?.madeBy ?? requesterId,
    given,
    exceptProposalId: former?.id ?? null,
    policyNumber: anew ? undefined : former?.policyNumber,
  });
  const { level, policyNumber, ruleId, reason, article, remaining, alternative, declared, lines } = decision;
  const said = { level, policyNumber, ruleId, reason, article, remaining, alternative, declared };
  return {
    ...said,
    consult: await consulted(work, decision),
    asks: level === 3 ? await asked(work, decision, requesterId, subject.caseId) : null,
    lines: lines.map((line) => ({
      level: line.level,
      ruleId: line.ruleId,
      reason: line.reason,
      article: line.article,
      remaining: line.remaining,
    })),
  };
}

async function formerOf(work: Work, { caseId }: ProposalSubject, id: string): Promise<ProposalRow> {
  const former = await findProposal(work.db, id);
  if (former?.caseId !== caseId) throw missing('proposal.not_found');
  return former;
}

async function consulted(work: Work, { consult, handOver, level }: Decision): Promise<PolicyAnswer['consult']> {
  if (level !== 2 || !consult) return null;
  return { areaId: consult, name: (await areaNames(work.db, [consult])).get(consult) ?? '', handOver };
}

async function asked(
  work: Work,
  { approvers, fourEyes }: Decision,
  requesterId: string,
  caseId: string,
): Promise<PolicyAnswer['asks']> {
  const chain = approvers?.approvers ?? [];
  const first = await nextToAsk(work.db, chain, { requesterId, asked: [], saidYes: [] }, work.now);
  if (!first) return null;
  const then = { requesterId, asked: [first.approverId, first.askedId], saidYes: [] };
  const [second, legalDueAt, { calendar }, usual] = await Promise.all([
    nextToAsk(work.db, chain, then, work.now),
    legalDueOf(work.db, caseId),
    calendarFor(work.db, null),
    usualTimes(work.db, [first.approverId]),
  ]);
  const people = await peopleByIds(work.db, [first.approverId, ...(second ? [second.approverId] : [])]);
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  return {
    approver: named(first.approverId),
    deputy: second ? named(second.approverId) : null,
    deputyMinutes: first.minutes,
    fourEyes,
    usual: usual.get(first.approverId) ?? null,
    dueAt: dueOfAsking(calendar, work.now, first.minutes, expiryOf(calendar, work.now, legalDueAt)).toISOString(),
    legalDueAt: legalDueAt?.toISOString() ?? null,
  };
}
