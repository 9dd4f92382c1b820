import { peopleByIds } from '#areas/identity/index.ts';
import { onDuty } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { findHeader } from '../reading/case-view.store.ts';
import { adrBlock } from './adr/adr.ts';
import { carries } from './adr/adr.rules.ts';
import { answerOf, regionOfCase } from './adr/adr.store.ts';
import { callBy } from './asking/ask-supervisor.ts';
import { requestsOf, type RequestRow } from './asking/request.store.ts';
import { mayAttend } from './asking/supervising.rules.ts';
import { consentsOf } from './consent/consent.store.ts';
import { holdsOf, isNotified, type HoldRow } from './holds/hold.store.ts';
import { answerSince, isCutTold, openCutTerm } from './cut/cut.store.ts';
import type { CaseLaw, HumanRequest } from './law.contract.ts';
import { exceptionsOf, packOf } from './law.store.ts';

/** What the law asks of the handling of a case, found through the actor. */
export async function viewLaw(work: Work, reference: string): Promise<CaseLaw> {
  const { db } = work;
  const header = await findHeader(db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const { id, teamId, language } = header;
  const [requests, holds, consents, exceptions] = [
    await requestsOf(db, id),
    await holdsOf(db, id),
    await consentsOf(db, id),
    await exceptionsOf(db, id),
  ];
  const block = await adrBlock(work, { id, legalPack: await packOf(db, id), language });
  const answer = block && (await answerOf(db, id, null));
  const supervising = await supervisor(work);
  return {
    requests: requests.map((one) => viewRequest(work, one, supervising?.id ?? null)),
    holds: holds.map(viewHold),
    notified: await isNotified(db, id),
    consents: consents.map((one) => ({ ...one, askedAt: one.askedAt.toISOString() })),
    exceptions: exceptions.map((one) => ({ ...one, at: one.at.toISOString(), by: one.by ?? '' })),
    adr: block && {
      text: block.text,
      article: block.article,
      given: answer !== null && carries(answer.text, block.text),
      region: await regionOfCase(db, id),
    },
    cut: await viewCut(work, id),
    supervision: { onDuty: supervising, callBy: (await callBy(work, teamId)).toISOString() },
  };
}

async function viewCut({ db }: Work, caseId: string): Promise<CaseLaw['cut']> {
  const term = await openCutTerm(db, caseId);
  if (!term || (await isCutTold(db, caseId, term.startedAt))) return null;
  const answer = await answerSince(db, caseId, term.startedAt);
  return { article: term.article, dueAt: term.dueAt.toISOString(), answer: answer?.at.toISOString() ?? null };
}

async function supervisor(work: Work): Promise<CaseLaw['supervision']['onDuty']> {
  const id = await onDuty(work.db, { purpose: 'supervision' }, work.now);
  const found = id ? (await peopleByIds(work.db, [id])).get(id) : undefined;
  return found ? { id: found.id, name: found.name } : null;
}

export function viewRequest(
  { actor }: Work,
  { assignedId, assigned, ...row }: RequestRow,
  onDutyId: string | null,
): HumanRequest {
  const verdict = mayAttend(actor, { ...row, assignedId }, onDutyId);
  return {
    ...row,
    attend: verdict.ok || verdict.reason,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    assigned: assignedId ? { id: assignedId, name: assigned ?? '' } : null,
  };
}

function viewHold({
  id,
  kind,
  reason,
  placedAt,
  placedBy,
  liftedAt,
  liftReason,
  early,
}: HoldRow): CaseLaw['holds'][number] {
  const dates = { placedAt: placedAt.toISOString(), liftedAt: liftedAt?.toISOString() ?? null };
  return { id, kind, reason, placedBy, liftReason, early, ...dates };
}
