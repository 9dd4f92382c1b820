import type { Work } from '#platform/work/index.ts';
import type { DISCARD_REASONS } from '../contract.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { withdrawReplies } from '../replying/withdraw-replies.ts';
import { liftSnooze } from '../verbs/wake.ts';
import { startResolution } from './resolution.store.ts';

export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** It was never a case of ours: it ends without answer or outcome, and its clocks with it; no reply leaves any more. Like a resolved one it can be opened again. */
export async function discard(work: Work, reference: string, reason: DiscardReason): Promise<void> {
  await discardCase(work, await begin(work, reference, 'discard'), reason);
}

/** `moved`: its only message belongs to another case. */
export async function discardCase(work: Work, state: CaseState, reason: DiscardReason | 'moved'): Promise<void> {
  await liftSnooze(work, state, 'discarded');
  await withdrawReplies(work, state);
  await startResolution(work, state, { discardedAs: reason });
  state.movedAt = work.now;
  await settle(work, state, 'case.discarded', { reason });
}
