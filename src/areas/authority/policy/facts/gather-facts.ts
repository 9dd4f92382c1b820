import { localDateOf } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Facts, ProposedLine } from '../engine/decision.rules.ts';
import { findRequester, findSubject, pastOfAgent, pastOfCustomer } from './store.ts';

export interface FactsAsked {
  caseId: string;
  customerId: string | null;
  /** Whoever proposes. */
  agentId: string;
  lines: readonly ProposedLine[];
  orderRef?: string | null;
  orderTotalMinor?: number | null;
  marginPercent?: number | null;
  /** `YYYY-MM-DD`. */
  purchasedOn?: string | null;
  /** The proposal that is being changed: it does not count against itself. */
  exceptProposalId?: string | null;
  /** The article that gives a right to each line, by position. */
  articles?: readonly (string | null)[];
}

const DAY = 86_400_000;

/** Everything the table asks about, read for one proposal: pure data, kept with the decision. The case was found by the caller. */
export async function gatherFacts(work: Work, asked: FactsAsked): Promise<Facts> {
  const { caseId, customerId, agentId } = asked;
  const past = {
    caseId,
    customerId,
    agentId,
    orderRef: asked.orderRef ?? null,
    except: asked.exceptProposalId ?? null,
  };
  const [subject, requester, ofCustomer, ofAgent, { calendar }] = await Promise.all([
    findSubject(work.db, caseId, customerId),
    findRequester(work.db, agentId),
    pastOfCustomer(work.db, past, work.now),
    pastOfAgent(work.db, past, work.now),
    calendarFor(work.db, null),
  ]);
  if (!subject || !requester) throw missing('policy.subject_missing');
  const { roles, teamIds, since } = requester;
  const days = Math.floor((work.now.getTime() - since.getTime()) / DAY);
  return {
    requester: { id: agentId, roles, teamIds, days },
    channel: subject.channel,
    reason: subject.reason,
    segments: subject.segments,
    daysSincePurchase: daysSince(asked.purchasedOn, localDateOf(calendar, work.now)),
    orderTotalMinor: asked.orderTotalMinor ?? null,
    marginPercent: asked.marginPercent ?? null,
    ofCustomer,
    ofAgent,
    articles: asked.articles ?? [],
  };
}

/** Whole days from one date to another, both of the company's zone; a day ahead of today is none. */
export function daysSince(day: string | null | undefined, today: string): number | null {
  if (!day) return null;
  return Math.max(0, Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY));
}
