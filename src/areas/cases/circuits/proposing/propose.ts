import {
  appliedWith,
  applyApproved,
  boundTo,
  changeProposal as changeIt,
  decideAsDirector,
  markTold,
  openInside,
  propose as keepProposal,
  remindRequests,
  sayAbout,
  viewProposals,
  withdrawProposal as withdrawIt,
  type AppliedWith,
  type Proposed,
  type ProposalSubject,
} from '#areas/authority/index.ts';
import type { ProposalInput } from '#areas/authority/contract.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../../course/case.store.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { demandTheirWay } from '../../law/answering/demand-their-way.ts';
import { demandUnmoved, tellSaid, writeReply, type Written } from '../../replying/write-reply.ts';
import { consultArea } from '../consulting/consult.ts';
import { informCustomer } from '../informing/inform.ts';
import type { proposeApi } from './propose.contract.ts';

type ProposeInput = HandlerInput<typeof proposeApi.propose>['body'];
type ReplyGiven = NonNullable<ProposeInput['reply']>;

export function subjectOf(state: Pick<CaseState, 'id' | 'customerId' | 'brandId'>): ProposalSubject {
  return { caseId: state.id, customerId: state.customerId, brandId: state.brandId };
}

/** Proposes a solution for the case: applied with its reply, taken to an area, or asked of whoever authorises. */
export async function proposeSolution(work: Work, reference: string, given: ProposeInput): Promise<void> {
  const state = await begin(work, reference, 'propose');
  if (given.intent === 'consult' && given.question === '') throw invalid('proposal.question_needed');
  if (given.instead) await withdrawIt(work, { caseId: state.id, proposalId: given.instead });
  const made = await keepProposal(work, subjectOf(state), given, given.intent);
  takeOn(work, state);
  if (given.intent === 'apply') return finish(work, state, made.proposal, given.reply);
  if (given.intent === 'consult') return consult(work, reference, given, made);
  const told = given.tellCustomer ? await inform(work, state, made) : false;
  state.movedAt = work.now;
  await settle(work, state, 'case.proposed', { proposal: made.proposal.id, told });
}

/** Over any policy, by the Director: applied with its reply, or left for whoever has the case to tell and apply. */
export async function decideOver(
  work: Work,
  reference: string,
  { reply, ...given }: HandlerInput<typeof proposeApi.decideAsDirector>['body'],
): Promise<void> {
  const state = await begin(work, reference, 'propose');
  const proposal = await decideAsDirector(work, subjectOf(state), given);
  if (reply)
    return finish(work, state, await applyApproved(work, { caseId: state.id, proposalId: proposal.id }), reply);
  state.movedAt = work.now;
  await settle(work, state, 'case.decided', { proposal: proposal.id });
}

/** What was granted, and the reply that says so, in one step. */
async function finish(
  work: Work,
  state: CaseState,
  proposal: Proposed['proposal'],
  reply: ReplyGiven | null,
  answer: AppliedWith | null = null,
): Promise<void> {
  const written = reply ? await write(work, state, reply) : null;
  if (written) {
    await boundTo(work, proposal, written.messageId);
    record(work, ['case', state.id], 'case.reply_written', written.data);
  }
  state.movedAt = work.now;
  await settle(work, state, 'case.proposed', {
    proposal: proposal.id,
    message: written?.messageId ?? null,
    ...(answer && { answer: { ...answer } }),
  });
  if (written) await tellSaid(work, state, written);
}

async function write(work: Work, state: CaseState, given: ReplyGiven): Promise<Written> {
  await demandUnmoved(work, state, given);
  const written = await writeReply(work, state, { ...given, cc: [], bcc: [], fileIds: [] });
  await demandTheirWay(work, state, { ...written, text: given.text }, given.reasons);
  return written;
}

async function consult(work: Work, reference: string, given: ProposeInput, { proposal }: Proposed): Promise<void> {
  const areaId = proposal.decision.consult;
  if (!areaId) throw missing('area.not_found');
  const { customer } = await consultArea(
    work,
    reference,
    {
      areaId,
      kind: proposal.decision.handOver ? 'handover' : 'question',
      question: given.question,
      answers: given.answers,
      share: ['first_name'],
      orderRef: given.orderRef ?? '',
      item: null,
      quantity: null,
      fileIds: given.fileIds,
      tellCustomer: given.tellCustomer,
    },
    proposal.id,
  );
  if (customer === 'told' || customer === 'already_told') await markTold(work.db, proposal.id);
}

/** The customer hears that it is being worked on, without amounts nor names. */
async function inform(work: Work, state: CaseState, { proposal }: Proposed): Promise<boolean> {
  const awaited = await openInside(work.db, state.id);
  if (!awaited) return false;
  const informed = await informCustomer(work, state, { circuit: 3, insideDueAt: awaited.dueAt });
  const told = informed === 'told' || informed === 'already_told';
  if (told) await markTold(work.db, proposal.id);
  return told;
}

/** Whoever proposes for a case that nobody has, has it. */
function takeOn(work: Work, state: CaseState): void {
  if (!state.ownerId && work.actor.kind === 'person') state.ownerId = work.actor.id;
}

export async function changeSolution(
  work: Work,
  reference: string,
  proposalId: string,
  { anew, ...given }: ProposalInput & { anew: boolean },
): Promise<void> {
  const state = await begin(work, reference, 'propose');
  await changeIt(work, subjectOf(state), proposalId, given, { anew });
  state.movedAt = work.now;
  await settle(work, state, 'case.proposed', { proposal: proposalId, changed: true });
}

export async function applySolution(
  work: Work,
  reference: string,
  proposalId: string,
  { reply, answerRead }: { reply: ReplyGiven | null; answerRead: boolean },
): Promise<void> {
  const state = await begin(work, reference, 'propose');
  const proposal = await applyApproved(work, { caseId: state.id, proposalId });
  await finish(work, state, proposal, reply, await appliedWith(work, proposal, answerRead));
}

export async function withdrawSolution(work: Work, reference: string, proposalId: string): Promise<void> {
  const state = await begin(work, reference, 'propose');
  await withdrawIt(work, { caseId: state.id, proposalId });
  state.movedAt = work.now;
  await settle(work, state, 'case.proposed', { proposal: proposalId, withdrawn: true });
}

export async function remindApprover(work: Work, reference: string, proposalId: string): Promise<void> {
  const state = await begin(work, reference, 'propose');
  await remindRequests(work, { caseId: state.id, proposalId });
}

/** The agent's word to whoever authorises: in the thread of the request, never to the customer. */
export async function answerApprover(
  work: Work,
  reference: string,
  authorisationId: string,
  text: string,
): Promise<void> {
  const state = await begin(work, reference, 'propose');
  const proposals = await viewProposals(work, state.id);
  const known = proposals.some(({ authorisations }) => authorisations.some(({ id }) => id === authorisationId));
  if (!known) throw missing('authorisation.not_found');
  const authorId = work.actor.kind === 'person' ? work.actor.id : null;
  await sayAbout(work, authorisationId, { authorId, via: 'app', text });
}
