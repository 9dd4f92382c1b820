import { askArea, closeConsultation, type Asked } from '#areas/authority/index.ts';
import type { CustomerFact, SharedFact } from '#areas/authority/contract.ts';
import { legalDueOf } from '#areas/clocks/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../../course/case.store.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { takeUploads } from '../../messages/uploads.ts';
import { contactOf, followAsHandedOver } from './consult.store.ts';
import type { consultApi } from './consult.contract.ts';
import { informCustomer, type Informed } from '../informing/inform.ts';

export type ConsultInput = HandlerInput<typeof consultApi.consultArea>['body'];

export interface Consulted {
  asked: Asked;
  customer: Informed | 'not_asked';
}

/** Takes the case to an area: the question leaves, the ball is inside, the customer hears that we are on it. */
export async function consultArea(
  work: Work,
  reference: string,
  given: ConsultInput,
  proposalId: string | null = null,
): Promise<Consulted> {
  const state = await begin(work, reference, 'consult');
  demandWhole(given);
  const asked = await askArea(work, {
    caseId: state.id,
    reference: state.reference,
    proposalId,
    areaId: given.areaId,
    kind: given.kind,
    question: given.question,
    answers: given.answers,
    facts: await factsToShare(work, state, given),
    item: given.item,
    quantity: given.quantity,
    files: await takeUploads(work, given.fileIds, newId()),
    blocks: true,
    legalDueAt: await legalDueOf(work.db, state.id),
    wantedBy: given.dueAt ? new Date(given.dueAt) : null,
    replyAddress: await replyAddress(work, state),
  });
  // The work is the area's from now on; the case stays with its owner, who goes on hearing of it (invariant 6).
  if (given.kind === 'handover' && work.actor.kind === 'person')
    await followAsHandedOver(work, state.id, work.actor.id);
  const customer = given.tellCustomer
    ? await informCustomer(work, state, { circuit: 2, insideDueAt: asked.dueAt })
    : 'not_asked';
  if (!state.ownerId && work.actor.kind === 'person') state.ownerId = work.actor.id;
  state.movedAt = work.now;
  await settle(work, state, 'case.consulted', { consultation: asked.id, area: given.areaId, kind: given.kind });
  return { asked, customer };
}

export async function cancelConsultation(work: Work, reference: string, id: string): Promise<void> {
  const state = await begin(work, reference, 'consult');
  await closeConsultation(work, id, state.id, 'cancelled');
  await settle(work, state, 'case.consulted', { consultation: id, cancelled: true });
}

/** @throws {DomainError} consultation.answers_needed, consultation.item_needed */
function demandWhole({ kind, answers, item, quantity }: ConsultInput): void {
  if (kind === 'question' && answers.length < 2) throw invalid('consultation.answers_needed');
  if (kind === 'order' && (item === null || quantity === null)) throw invalid('consultation.item_needed');
}

/** Only what was chosen leaves the case, as it is now: what changes later is not told to the area. */
async function factsToShare(
  work: Work,
  state: CaseState,
  { share, orderRef }: Pick<ConsultInput, 'share' | 'orderRef'>,
): Promise<CustomerFact[]> {
  const contact = await contactOf(work.db, state.id);
  const known: Record<SharedFact, string | null> = {
    first_name: contact.kind === 'company' ? contact.name : (contact.name?.split(' ')[0] ?? null),
    full_name: contact.name,
    phone: contact.phone,
    email: contact.email,
  };
  const chosen = share.includes('full_name') ? share.filter((code) => code !== 'first_name') : share;
  const facts = [...new Set(chosen)].map((code) => ({ code: code as string, text: known[code] ?? '' }));
  return [...facts, { code: 'order', text: orderRef ?? '' }].filter(({ text }) => text !== '');
}

/** Where answers by mail come back: the mailbox of the case. */
async function replyAddress(work: Work, state: CaseState): Promise<string> {
  const mailbox = await mailboxFor(work.db, { mailboxId: state.mailboxId, brandId: state.brandId });
  return mailbox?.address ?? '';
}
