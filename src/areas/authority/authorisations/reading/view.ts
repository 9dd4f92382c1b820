import { peopleByIds } from '#areas/identity/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import { findProposal, linesOf, proposalsOf, type LineRow, type ProposalRow } from '../../proposals/proposal.store.ts';
import { OTHER_FAMILY } from '../../proposals/contract.ts';
import { named, viewAuthorisation, viewMessage } from '../../proposals/view.ts';
import { authorisationsOf, findAuthorisation, hasGoneOn, type AuthorisationRow } from '../authorisation.store.ts';
import { amountAsked, type AskedAmount } from '../asked-amount.rules.ts';
import type { AuthorisationListRow, AuthorisationView } from '../contract.ts';
import { findForActor, findForLink, type DetailRow, type ListedRow } from './list.store.ts';
import { solutionLabels } from '../asking/mail.store.ts';
import { requestWords } from '../asking/request-words.ts';
import { messagesOf } from '../messages.store.ts';
import { mayDecide } from '../may-decide.ts';
import { usualTimes } from './usual-time.ts';
import { customerWorth, similarDecisions } from './usual.store.ts';

const YEAR = 365 * DAY;

/** A request through the person asking. @throws {DomainError} authorisation.not_found, also when it is not theirs */
export async function viewRequest(work: Work, actor: PersonActor, id: string): Promise<AuthorisationView> {
  const found = await findForActor(work.db, actor, id);
  if (!found) throw missing('authorisation.not_found');
  return viewFound(work.db, found, { now: work.now, personId: actor.id, language: actor.language });
}

/** The same for whoever holds the personal link of this request. */
export async function viewForLink(
  db: Db,
  id: string,
  personId: string,
  now: Date,
  language: Language,
): Promise<AuthorisationView> {
  const found = await findForLink(db, id);
  if (!found) throw missing('authorisation.not_found');
  return viewFound(db, found, { now, personId, language });
}

interface Reading {
  now: Date;
  personId: string;
  language: Language;
}

async function viewFound(db: Db, found: DetailRow, { now, personId, language }: Reading): Promise<AuthorisationView> {
  const labels = await solutionLabels(db, language);
  const [row, proposal, lines, messages, all] = await Promise.all([
    findAuthorisation(db, found.id),
    findProposal(db, found.proposalId),
    linesOf(db, [found.proposalId]),
    messagesOf(db, [found.id]),
    authorisationsOf(db, [found.proposalId]),
  ]);
  if (!row || !proposal) throw missing('authorisation.not_found');
  const first = all.find(
    (one) => one.id !== row.id && one.proposalVersion === row.proposalVersion && one.step === row.step && one.decidedBy,
  );
  const over = await directorsOwn(db, row, proposal);
  const people = await peopleByIds(
    db,
    [row.askedId, row.approverId, row.decidedBy, first?.decidedBy, over?.madeBy].filter((id) => typeof id === 'string'),
  );
  const open = lines.filter((line) => line.appliedAt === null || line.level === 3);
  const [asked, known] = [viewAuthorisation(row, messages, people), await knownOf(db, found, row, open, now)];
  const { finalAt, expiresAt, version, step } = asked;
  const { reason, ruleId } = proposal.decision;
  const asks = amountAsked(proposal, lines, row, all);
  const details = detailsOf(lines, asks);
  return {
    ...viewListed(found, language, labels),
    words: wordsOf({ ...found, lines: details, totalMinor: asks.totalMinor }, proposal, language, labels),
    asksMinor: asks.totalMinor,
    ...known,
    version,
    step,
    finalAt,
    expiresAt,
    proposalId: found.proposalId,
    subject: found.subject,
    area: found.area,
    fourEyes: proposal.decision.fourEyes,
    asked: named(people, row.askedId),
    amountMinor: row.amountMinor,
    decisionReason: row.reason,
    details,
    reason: proposal.reason,
    cause: proposal.causeCode,
    why: { code: reason.code, params: { ...reason.params } },
    ruleId,
    policyNumber: proposal.policyNumber,
    limitMinor: limitOf(proposal),
    orderRef: proposal.orderRef,
    orderTotalMinor: proposal.orderTotalMinor,
    declared: proposal.decision.declared ?? false,
    messages: messages.map(viewMessage),
    overtaken: overtakenBy(row, first, over, people),
    outdated: proposal.version !== row.proposalVersion,
    mayChange: open.filter((line) => line.amountMinor !== null).length === 1,
    can: await abilitiesOf(db, row, proposal, { personId, now, all }),
  };
}

/** The lines as they are asked, also while another amount of them stands authorised and may be changed. */
function detailsOf(lines: readonly LineRow[], { only, askedMinor }: AskedAmount): AuthorisationView['details'] {
  return lines.map(({ id, solution, amountMinor, quantity, detail, family }) => ({
    solution,
    amountMinor: id === only?.id ? askedMinor : amountMinor,
    quantity,
    detail: [family === OTHER_FAMILY ? '' : family, detail].filter(Boolean).join(' · '),
  }));
}

/** The decision with which the Director overrode this request; undefined when they did not. */
async function directorsOwn(db: Db, row: AuthorisationRow, proposal: ProposalRow): Promise<ProposalRow | undefined> {
  if (row.state !== 'superseded' || proposal.endedBecause !== 'director') return undefined;
  const made = await proposalsOf(db, proposal.caseId);
  return made.find(({ byDirector, madeAt }) => byDirector && madeAt.getTime() === proposal.closedAt?.getTime());
}

function overtakenBy(
  row: AuthorisationRow,
  first: AuthorisationRow | undefined,
  over: ProposalRow | undefined,
  people: Parameters<typeof named>[0],
): AuthorisationView['overtaken'] {
  if (over) return { by: named(people, over.madeBy), at: over.madeAt.toISOString(), state: 'director' };
  if (row.state !== 'superseded' || !first?.decidedBy || !first.decidedAt) return null;
  return { by: named(people, first.decidedBy), at: first.decidedAt.toISOString(), state: first.state };
}

/** What helps to decide: the customer, what was decided of the like, and how long this person takes. */
async function knownOf(db: Db, found: DetailRow, row: AuthorisationRow, open: readonly LineRow[], now: Date) {
  const since = addMs(now, -YEAR);
  const first = open.find((line) => line.level === 3) ?? open[0];
  const like = {
    solution: first?.solution ?? '',
    amountMinor: first?.amountMinor ?? null,
    currency: found.currency,
    since,
    exceptId: found.proposalId,
  };
  const [similar, worth, usual] = await Promise.all([
    similarDecisions(db, like),
    found.customerId ? customerWorth(db, found.customerId, found.currency, since) : null,
    usualTimes(db, [row.approverId]),
  ]);
  return {
    similar,
    usual: usual.get(row.approverId) ?? null,
    worth: worth && {
      since: worth.since?.toISOString() ?? null,
      cases: worth.cases,
      grantedMinor: worth.granted,
      times: worth.times,
    },
  };
}

function limitOf({ decision }: ProposalRow): number | null {
  const { limit } = decision.reason.params;
  return decision.remaining?.minor ?? (typeof limit === 'number' ? limit : null);
}

/** Whoever may read it may not always decide it: an auditor, or whoever proposed it. */
async function abilitiesOf(
  db: Db,
  row: AuthorisationRow,
  proposal: ProposalRow,
  { personId, now, all }: { personId: string; now: Date; all: readonly AuthorisationRow[] },
): Promise<Record<string, true | string>> {
  const verdict = await mayDecide(db, proposal, row, all, personId);
  if (!verdict.ok) return { decide: verdict.reason, ask: true };
  const again = row.decidedBy === personId && row.finalAt !== null && row.finalAt > now && proposal.state !== 'applied';
  if (row.state === 'pending') return { decide: row.expiresAt > now ? true : 'authorisation.expired', ask: true };
  if (!again || !row.decidedAt) return { decide: 'authorisation.already_decided', ask: true };
  const goneOn = await hasGoneOn(db, proposal, row.decidedAt);
  return { decide: goneOn ? 'authorisation.gone_on' : true, ask: true };
}

function wordsOf(found: DetailRow, proposal: ProposalRow, language: Language, labels: ReadonlyMap<string, string>) {
  const { reason, ruleId, declared } = proposal.decision;
  const { policyNumber } = proposal;
  return requestWords(language, { ...found, reason, declared, ruleId, policyNumber, labels });
}

export function viewListed(
  row: ListedRow,
  language: Language,
  labels: ReadonlyMap<string, string>,
): AuthorisationListRow {
  const reason = { code: '', params: {} };
  return {
    id: row.id,
    reference: row.reference,
    customer: row.customer,
    what: requestWords(language, { ...row, reason, ruleId: null, policyNumber: 0, labels }).what,
    lines: row.lines,
    currency: row.currency,
    totalMinor: row.totalMinor,
    requester: { id: row.requesterId, name: row.requester },
    approver: { id: row.approverId, name: row.approver },
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    legalDueAt: row.legalDueAt?.toISOString() ?? null,
    state: row.state,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
