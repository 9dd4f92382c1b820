import { legalDueOf } from '#areas/clocks/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Work } from '#platform/work/index.ts';
import { areaNames } from '../executions/area.store.ts';
import { dueOfAsking, expiryOf } from '../authorisations/asking/times.rules.ts';
import { usualTimes } from '../authorisations/reading/usual-time.ts';
import { nextToAsk } from '../authorisations/asking/whom-to-ask.ts';
import { personActing } from '../person-acting.ts';
import type { Decision } from '../policy/engine/decision.rules.ts';
import type { PolicyAnswer, ProposalInput } from './contract.ts';
import type { ProposalSubject } from './propose.ts';
import { weigh } from './weighing/weigh.ts';

/** What the policy answers while one types: nothing is kept. */
export async function answerWhileTyping(
  work: Work,
  subject: ProposalSubject,
  given: Pick<ProposalInput, 'currency' | 'lines' | 'orderRef' | 'orderTotalMinor' | 'purchasedOn' | 'deliveredOn'>,
): Promise<PolicyAnswer> {
  const requesterId = personActing(work).id;
  const { decision } = await weigh(work, { ...subject, agentId: requesterId, given });
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
