import { conflict, invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { clockEventsOf } from '../course/target.store.ts';
import { demandTheirWay, type Reasons } from '../law/answering/demand-their-way.ts';
import { tellSaid, writeReply } from '../replying/write-reply.ts';
import { keptClocks } from './legal.store.ts';
import { foldLegal, legalRulesOf } from './legal-clocks.ts';

/**
 * Offers the customer a remote solution: where their law says so (Peru, five working days at most in all) the term waits until they
 * accept or refuse, or until that time is over.
 * @throws {DomainError} case.no_remote_offer, case.offer_open, case.offer_late, case.offer_spent
 */
export async function offerRemotely(
  work: Work,
  reference: string,
  { text, reasons }: { text: string; reasons?: Reasons | undefined },
): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const bounded = legalRulesOf(state.legalPack, state).filter(({ offerPause }) => offerPause);
  if (bounded.length === 0) throw invalid('case.no_remote_offer');
  if (await isOpen(work, state)) throw conflict('case.offer_open');
  await demandTime(work, state);
  const written = await writeReply(work, state, { text, cc: [], bcc: [], fileIds: [], then: 'wait', insist: true });
  await demandTheirWay(work, state, { ...written, text }, reasons);
  await settle(work, state, 'case.reply_written', written.data);
  await settle(work, state, 'case.offer_made', { message: written.messageId });
  await tellSaid(work, state, written);
}

/** They said yes or no by another way: the term goes on. Their own message does the same by itself. */
export async function endRemoteOffer(work: Work, reference: string): Promise<void> {
  const state = await begin(work, reference, 'reply');
  if (!(await isOpen(work, state))) throw conflict('case.no_offer_open');
  if (state.lastWord === 'ours_waiting') state.lastWord = 'ours';
  await settle(work, state, 'case.offer_ended', { by: 'person' });
}

async function isOpen(work: Work, state: CaseState): Promise<boolean> {
  return (await keptClocks(work.db, state.id)).some(({ state: now, bounded }) => now === 'paused' && bounded);
}

/** The term's date has gone by, or every day the law gives for offers has: one more would wait for nothing. */
async function demandTime(work: Work, state: CaseState): Promise<void> {
  const clocks = await foldLegal(work.db, await clockEventsOf(work.db, state.id));
  const left = clocks.filter(({ state: now, offerLeft }) => now === 'running' && offerLeft);
  if (left.length === 0) throw invalid('case.offer_spent');
  if (left.every(({ dueAt }) => dueAt < work.now)) throw invalid('case.offer_late');
}
