import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { settle } from '../course/settle.ts';
import { holdAgain, releaseOnNotice } from '../law/consent/consent.ts';
import { endResolution, resolutionMessage } from '../resolving/resolution.store.ts';
import { lastAnswer, markNotified, openNotice } from './notice.store.ts';

/**
 * The answer that resolves the case has reached the customer: from this moment its legal terms are met (invariant 7).
 * Called whenever an answer has left; does nothing unless it is the one the resolution waited for.
 */
export async function notifyResolved(work: Work, state: CaseState, messageId: string, at: Date): Promise<void> {
  if (!state.resolvedAt) return;
  const waiting = await openNotice(work.db, state.id);
  if (!waiting || (waiting.messageId && waiting.messageId !== messageId)) return;
  await tell(work, state, messageId, at);
}

/** Resolved on an answer sent before: the customer has it since then, or will when it leaves. */
export async function notifyAnswered(work: Work, state: CaseState): Promise<void> {
  const answer = await lastAnswer(work.db, state.id);
  if (answer?.sentAt) await tell(work, state, answer.messageId, answer.sentAt);
}

/** The answer the case was resolved with was taken back or never arrived: nobody has been notified, and the case is open again. */
export async function undoNotice(
  work: Work,
  state: CaseState,
  messageId: string,
  by: 'delivery' | 'undo',
): Promise<void> {
  if (!state.resolvedAt || (await resolutionMessage(work.db, state.id)) !== messageId) return;
  await holdAgain(work, state.id);
  await endResolution(work, state, '');
  record(work, ['case', state.id], 'case.reopened', { by });
}

async function tell(work: Work, state: CaseState, messageId: string, at: Date): Promise<void> {
  await markNotified(work.db, state.id, messageId, at);
  await releaseOnNotice(work, state.id, at);
  await settle(work, state, 'case.notified', { message: messageId, at: at.toISOString() });
}
