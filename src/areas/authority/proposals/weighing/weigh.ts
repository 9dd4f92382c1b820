import { instantAt, legalPack, localDateOf, packInForce, type LocalDate } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { decide } from '../../policy/engine/decide.rules.ts';
import type { Decision, Facts, Policy } from '../../policy/engine/decision.rules.ts';
import { gatherFacts } from '../../policy/facts/gather-facts.ts';
import { givenByLaw } from '../../policy/facts/store.ts';
import { policyInForce } from '../../policy/versions/in-force.ts';
import { askedAt, rightsFor } from './by-law.rules.ts';
import type { ProposalInput } from '../contract.ts';
import { OTHER_SOLUTION } from './known-solutions.ts';
import { policyNumbered } from './policy-of.store.ts';
import { solutionsInUse } from './solutions.store.ts';
import { subjectOfLaw } from './subject-of-law.store.ts';

export interface Weighing {
  caseId: string;
  customerId: string | null;
  brandId: string | null;
  /** Whoever proposes. */
  agentId: string;
  given: Pick<ProposalInput, 'currency' | 'lines' | 'orderRef' | 'orderTotalMinor' | 'purchasedOn' | 'deliveredOn'>;
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
 * @throws {DomainError} proposal.purchase_ahead, proposal.delivery_ahead
 */
export async function weigh(work: Work, asked: Weighing): Promise<Weighed> {
  const { given, caseId, customerId, agentId } = asked;
  const { orderRef, orderTotalMinor, purchasedOn, deliveredOn, currency, lines } = given;
  const exceptProposalId = asked.exceptProposalId ?? null;
  const { calendar } = await calendarFor(work.db, null);
  demandPast(localDateOf(calendar, work.now), given);
  const [policy, facts, subject, givenMinor] = await Promise.all([
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
    subjectOfLaw(work.db, caseId),
    givenByLaw(work.db, { caseId, orderRef, currency, exceptProposalId }),
  ]);
  const leftMinor = orderTotalMinor === null ? null : orderTotalMinor - givenMinor;
  const byLaw = { reasonCode: facts.reason, deliveredOn, purchasedOn, leftMinor };
  // The law the case came under; one that came before any was chosen has the one followed now.
  const pack = legalPack(subject.pack ?? '') ?? (await packInForce(work.db, work.now, asked.brandId));
  const day = deliveredOn ?? purchasedOn;
  const from = day ? instantAt(calendar, day, '00:00') : null;
  const rights = pack ? rightsFor(pack, lines, byLaw, { calendar, now: askedAt(subject.words, from, work.now) }) : [];
  const known = {
    ...facts,
    unpriced: await unpricedOf(work, lines),
    articles: lines.map((_, at) => (rights[at]?.withheld ? null : (rights[at]?.article ?? null))),
    countedFrom: lines.map((_, at) => rights[at]?.from ?? null),
    withheld: lines.map((_, at) => rights[at]?.withheld ?? null),
  };
  return { decision: decide(policy, { currency, lines }, known), facts: known };
}

/** Which lines have a price that was not said: «Otra» may be anything in its words. */
async function unpricedOf(work: Work, lines: Weighing['given']['lines']): Promise<boolean[]> {
  if (lines.every(({ amountMinor }) => amountMinor !== null)) return [];
  const priced = new Set((await solutionsInUse(work.db)).flatMap(({ code, priced: is }) => (is ? [code] : [])));
  return lines.map(
    ({ solution, amountMinor }) => amountMinor === null && (priced.has(solution) || solution === OTHER_SOLUTION),
  );
}

async function policyOf(work: Work, number: number | undefined): Promise<Policy> {
  if (!number) return policyInForce(work.db, work.now);
  const policy = await policyNumbered(work.db, number);
  if (!policy) throw missing('policy.not_found');
  return policy;
}

/** A purchase or delivery that is still to come would keep every term of the law and of the policy open. */
function demandPast(
  today: LocalDate,
  { purchasedOn, deliveredOn }: Pick<ProposalInput, 'purchasedOn' | 'deliveredOn'>,
): void {
  if (purchasedOn !== null && purchasedOn > today) throw invalid('proposal.purchase_ahead');
  if (deliveredOn !== null && deliveredOn > today) throw invalid('proposal.delivery_ahead');
}
