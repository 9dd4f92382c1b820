import { localDateOf, packInForce } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { decide } from '../../policy/engine/decide.rules.ts';
import type { Decision, Facts, Policy } from '../../policy/engine/decision.rules.ts';
import { gatherFacts } from '../../policy/facts/gather-facts.ts';
import { givenByLaw } from '../../policy/facts/store.ts';
import { policyInForce } from '../../policy/versions/in-force.ts';
import { articlesFor } from './by-law.rules.ts';
import type { ProposalInput } from '../contract.ts';
import { policyNumbered } from './policy-of.store.ts';

export interface Weighing {
  caseId: string;
  customerId: string | null;
  brandId: string | null;
  /** Whoever proposes. */
  agentId: string;
  given: Pick<ProposalInput, 'currency' | 'lines' | 'orderRef' | 'orderTotalMinor' | 'purchasedOn'>;
  /** The proposal that is being changed: it does not count against itself. */
  exceptProposalId?: string | null;
  /** The version at request time rules; absent, the one in force. */
  policyNumber?: number | undefined;
}

export interface Weighed {
  decision: Decision;
  facts: Facts;
}

/**
 * What the policy says of a proposal. Rights by law are found first, with their article: they never pass the circuits (invariant 8).
 * @throws {DomainError} proposal.purchase_ahead
 */
export async function weigh(work: Work, asked: Weighing): Promise<Weighed> {
  const { given, caseId, customerId, agentId } = asked;
  const { orderRef, orderTotalMinor, purchasedOn, currency, lines } = given;
  const exceptProposalId = asked.exceptProposalId ?? null;
  await demandPast(work, purchasedOn);
  const [policy, facts, pack, givenMinor] = await Promise.all([
    policyOf(work, asked.policyNumber),
    gatherFacts(work, {
      caseId,
      customerId,
      agentId,
      lines,
      orderRef,
      orderTotalMinor,
      purchasedOn,
      exceptProposalId,
    }),
    packInForce(work.db, work.now, asked.brandId),
    givenByLaw(work.db, { caseId, orderRef, currency, exceptProposalId }),
  ]);
  const { reason: reasonCode, daysSincePurchase } = facts;
  const leftMinor = orderTotalMinor === null ? null : orderTotalMinor - givenMinor;
  const articles = pack
    ? articlesFor(pack, lines, { reasonCode, daysSincePurchase, leftMinor })
    : lines.map(() => null);
  const known = { ...facts, articles };
  return { decision: decide(policy, { currency, lines }, known), facts: known };
}

async function policyOf(work: Work, number: number | undefined): Promise<Policy> {
  if (!number) return policyInForce(work.db, work.now);
  const policy = await policyNumbered(work.db, number);
  if (!policy) throw missing('policy.not_found');
  return policy;
}

/** A purchase that is still to come would keep every term of the law and of the policy open. */
async function demandPast(work: Work, purchasedOn: string | null): Promise<void> {
  if (purchasedOn === null) return;
  const { calendar } = await calendarFor(work.db, null);
  if (purchasedOn > localDateOf(calendar, work.now)) throw invalid('proposal.purchase_ahead');
}
