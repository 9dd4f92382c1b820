import { peopleByIds } from '#areas/identity/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import { conflict, demand, DomainError, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { revokeLinks } from '../links.ts';
import {
  linesOf,
  lockProposal,
  setLineAmount,
  writeState,
  type LineRow,
  type ProposalRow,
} from '../proposals/proposal.store.ts';
import { amountAsked, totalWith, type AskedAmount } from './asked-amount.rules.ts';
import { askNext, tellLive } from './asking/ask.ts';
import {
  authorisationsOf,
  endOne,
  findAuthorisation,
  hasGoneOn,
  reopenDecision,
  writeDecision,
  type AuthorisationRow,
} from './authorisation.store.ts';
import { mayDecide } from './may-decide.ts';

export type Outcome = 'approve' | 'change' | 'refuse';

export interface DecisionGiven {
  outcome: Outcome;
  /** Of the only line with an amount; for `change`. */
  amountMinor: number | null;
  reason: string;
}

/** Who decides, and from where: signed in, or by the personal page. */
export interface Decider {
  personId: string;
  via: 'app' | 'link';
}

/** A change of mind is possible for so long, unless it was applied meanwhile. */
export const SECOND_THOUGHTS_MS = 10 * MINUTE;

const STATE_OF = { approve: 'approved', change: 'changed', refuse: 'refused' } as const;

/**
 * Decides one request, once: of two at the same moment one decides and the other is told who and when. Where two must say yes, the
 * second is asked then. @throws {DomainError} authorisation.already_decided, .changed, .expired, .withdrawn, .own_request, …
 */
export async function decideRequest(
  work: Work,
  authorisationId: string,
  by: Decider,
  given: DecisionGiven,
): Promise<AuthorisationRow> {
  const found = await findAuthorisation(work.db, authorisationId);
  const proposal = found && (await lockProposal(work, found.proposalId));
  // Read again under the lock: whoever was first has decided by now.
  const row = proposal && (await findAuthorisation(work.db, authorisationId));
  if (!proposal || !row) throw missing('authorisation.not_found');
  const all = await authorisationsOf(work.db, [proposal.id]);
  demand(await mayDecide(work.db, proposal, row, all, by.personId));
  const isSecondThought = row.state !== 'pending';
  if (isSecondThought) await undoDecision(work, proposal, row, all, by);
  else await demandPending(work, row, all);
  const lines = await linesOf(work.db, [proposal.id]);
  const amountMinor = await settleAmount(work, proposal, lines, amountAsked(proposal, lines, row, all), given);
  if (given.outcome === 'refuse' && given.reason === '') throw invalid('authorisation.reason_needed');
  const decision = {
    state: STATE_OF[given.outcome],
    decidedBy: by.personId,
    amountMinor,
    reason: given.reason,
    finalAt: addMs(work.now, SECOND_THOUGHTS_MS),
    via: by.via,
  };
  await writeDecision(work, row.id, decision);
  await endOthers(work, row, all);
  record(work, ['case', proposal.caseId], 'authorisation.decided', {
    authorisation: row.id,
    proposal: proposal.id,
    version: row.proposalVersion,
    step: row.step,
    outcome: decision.state,
    amount: amountMinor,
    currency: proposal.currency,
    by: by.personId,
    asked: row.askedId,
    via: by.via,
    again: isSecondThought,
  });
  tellLive(work, row.id);
  const decided: AuthorisationRow = { ...row, ...decision, decidedAt: work.now };
  await advance(work, proposal, decided);
  return decided;
}

/** Where the proposal stands after a decision: refused ends it, the last yes allows it, an earlier one asks the next person. */
async function advance(work: Work, proposal: ProposalRow, decided: AuthorisationRow): Promise<void> {
  const more = proposal.decision.fourEyes && decided.step === 1 && decided.state !== 'refused';
  if (more && (await askNext(work, proposal, 2))) return;
  if (more) throw invalid('authorisation.nobody');
  const state = decided.state as 'approved' | 'changed' | 'refused';
  await writeState(work.db, proposal.id, {
    state,
    decidedAt: work.now,
    closedAt: state === 'refused' ? work.now : null,
  });
}

async function demandPending(work: Work, row: AuthorisationRow, all: readonly AuthorisationRow[]): Promise<void> {
  if (row.expiresAt <= work.now) throw new DomainError('expired', 'authorisation.expired');
  const decided = decidedOf(row, all);
  if (decided) throw await alreadyDecided(work, decided);
}

/** What was decided of the same question, by whoever of those asked came first. */
function decidedOf(row: AuthorisationRow, all: readonly AuthorisationRow[]): AuthorisationRow | undefined {
  return all.find((one) => one.proposalVersion === row.proposalVersion && one.step === row.step && one.decidedBy);
}

/** Who, when and what: so that whoever came second need not ask. */
export async function alreadyDecided(work: Work, decided: AuthorisationRow): Promise<DomainError> {
  const who = (await peopleByIds(work.db, [decided.decidedBy ?? ''])).get(decided.decidedBy ?? '')?.name ?? '';
  return conflict('authorisation.already_decided', {
    who,
    at: decided.decidedAt?.toISOString() ?? null,
    outcome: decided.state,
  });
}

/** A second thought of the same person within ten minutes; anything else is told what became of it. */
async function undoDecision(
  work: Work,
  proposal: ProposalRow,
  row: AuthorisationRow,
  all: readonly AuthorisationRow[],
  by: Decider,
): Promise<void> {
  if (row.state === 'withdrawn') throw conflict('authorisation.withdrawn');
  if (row.state === 'expired') throw new DomainError('expired', 'authorisation.expired');
  if (row.state === 'superseded') {
    const other = decidedOf(row, all);
    throw other ? await alreadyDecided(work, other) : conflict('authorisation.changed');
  }
  // Whoever else may decide it came second: neither the Director nor a deputy has second thoughts for another.
  if (row.decidedBy !== by.personId) throw await alreadyDecided(work, row);
  const mayStill = row.finalAt !== null && row.finalAt > work.now;
  if (proposal.state === 'applied') throw conflict('authorisation.already_applied');
  if (!mayStill || proposal.version !== row.proposalVersion || proposal.state === 'withdrawn')
    throw await alreadyDecided(work, row);
  if (row.decidedAt && (await hasGoneOn(work.db, proposal, row.decidedAt))) throw conflict('authorisation.gone_on');
  // A second step that was asked because of this yes is asked no more, and one that was taken stands in the way.
  const later = all.filter((one) => one.proposalVersion === row.proposalVersion && one.step > row.step);
  const taken = later.find((one) => one.decidedBy);
  if (taken) throw await alreadyDecided(work, taken);
  for (const one of later.filter(({ state }) => state === 'pending')) await end(work, one);
  await reopenDecision(work, proposal.id, row.id);
}

/**
 * Another amount replaces the one that was asked; changed back, the asked one returns. Never more than was asked, which is
 * what the policy weighed. Of the second who must say yes is asked what the first one left.
 */
async function settleAmount(
  work: Work,
  proposal: ProposalRow,
  lines: readonly LineRow[],
  { only, firstMinor, askedMinor, totalMinor }: AskedAmount,
  { outcome, amountMinor }: DecisionGiven,
): Promise<number | null> {
  if (outcome !== 'change') {
    if (only && only.amountMinor !== askedMinor)
      await setLineAmount(work.db, only.id, askedMinor, totalMinor, proposal.id);
    return outcome === 'approve' ? totalMinor : null;
  }
  if (amountMinor === null) throw invalid('authorisation.amount_needed');
  if (!only) throw invalid('authorisation.amount_not_possible');
  if (amountMinor > askedMinor) throw invalid('authorisation.amount_above');
  await setLineAmount(work.db, only.id, amountMinor, totalWith(lines, only, amountMinor), proposal.id, firstMinor);
  return amountMinor;
}

/** The others who were asked in the same step need decide nothing any more. */
async function endOthers(work: Work, row: AuthorisationRow, all: readonly AuthorisationRow[]): Promise<void> {
  for (const one of all)
    if (one.id !== row.id && one.step === row.step && one.state === 'pending') await end(work, one);
}

async function end(work: Work, row: AuthorisationRow): Promise<void> {
  await endOne(work.db, row.id, 'superseded');
  await revokeLinks(work, 'authorisation', row.id);
  tellLive(work, row.id);
}
