import { legalDueOf } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { invalid } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { issueLink } from '../../links.ts';
import type { ProposalRow } from '../../proposals/proposal.store.ts';
import { authorisationsOf, insertAuthorisation, type AuthorisationRow } from '../authorisation.store.ts';
import { mailRequest } from './mail.ts';
import { dueOfAsking, expiryOf } from './times.rules.ts';
import { nextToAsk } from './whom-to-ask.ts';

/**
 * Asks the next person of the chain about this version of a proposal, by mail too. False when there is nobody left to ask.
 * What was asked of others in the same step goes on: the first to decide decides.
 */
export async function askNext(work: Work, proposal: ProposalRow, step: number): Promise<boolean> {
  const all = await authorisationsOf(work.db, [proposal.id]);
  const before = all.filter((one) => one.proposalVersion === proposal.version);
  // What gave way, since whoever was asked left or the yes before it was thought over, was asked of nobody.
  const ofStep = before.filter((one) => one.step === step && one.state !== 'superseded');
  const chain = proposal.decision.approvers?.approvers ?? [];
  const asking = {
    requesterId: proposal.madeBy,
    asked: ofStep.flatMap((one) => [one.askedId, one.approverId]),
    saidYes: before.filter((one) => one.step < step && one.decidedBy).map((one) => one.decidedBy as string),
  };
  const next = await nextToAsk(work.db, chain, asking, work.now);
  if (!next) return false;
  const { calendar } = await calendarFor(work.db, null);
  const expiresAt = before[0]?.expiresAt ?? expiryOf(calendar, work.now, await legalDueOf(work.db, proposal.caseId));
  const row: AuthorisationRow = {
    id: newId(),
    proposalId: proposal.id,
    proposalVersion: proposal.version,
    step,
    approverId: next.approverId,
    askedId: next.askedId,
    askedAt: work.now,
    dueAt: dueOfAsking(calendar, work.now, next.minutes, expiresAt),
    expiresAt,
    state: 'pending',
    decidedBy: null,
    decidedAt: null,
    amountMinor: null,
    reason: '',
    finalAt: null,
    via: null,
    remindedAt: null,
    escalatedAt: null,
  };
  await insertAuthorisation(work.db, row);
  // Whoever has the former version in their mail is told that this one takes its place.
  const knows = all.some((one) => one.proposalVersion < proposal.version && one.approverId === next.approverId);
  await sendRequest(work, proposal, row, knows ? 'changed' : 'asked');
  record(work, ['case', proposal.caseId], 'authorisation.asked', {
    authorisation: row.id,
    proposal: proposal.id,
    version: proposal.version,
    step,
    approver: row.approverId,
    asked: row.askedId,
    amount: proposal.totalMinor,
    currency: proposal.currency,
    due: row.dueAt.toISOString(),
  });
  tellLive(work, row.id);
  return true;
}

/** Asks the first one. @throws {DomainError} authorisation.nobody when the chain and the Director are all the requester's own */
export async function askFirst(work: Work, proposal: ProposalRow): Promise<void> {
  if (!(await askNext(work, proposal, 1))) throw invalid('authorisation.nobody');
}

/** The request by mail with a link of its own: earlier links of it go on opening the same page. */
export async function sendRequest(
  work: Work,
  proposal: ProposalRow,
  row: AuthorisationRow,
  why: 'asked' | 'reminded' | 'changed',
): Promise<void> {
  const token = await issueLink(work, {
    purpose: 'authorisation',
    subject: row.id,
    personId: row.approverId,
    areaId: null,
    expiresAt: row.expiresAt,
  });
  await mailRequest(work, proposal, row, { token, why });
}

/** People who can't see the case hear of it here. */
export function tellLive(work: Work, authorisationId: string): void {
  record(work, ['authorisation', authorisationId], 'authorisation.moved');
}
