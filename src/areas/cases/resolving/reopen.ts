import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { endResolution } from './resolution.store.ts';
import { settle } from '../course/settle.ts';

/** Opens a resolved case again: its petitions keep their outcome, a new clock to resolve starts. */
export async function reopen(work: Work, reference: string, why: string): Promise<void> {
  await reopenCase(work, await begin(work, reference, 'reopen'), why, 'person');
}

/** `by`: person, delivery (the answer never arrived), undo. */
export async function reopenCase(work: Work, state: CaseState, why: string, by: string): Promise<void> {
  await endResolution(work, state, why);
  if (state.lastWord === 'ours_waiting') state.lastWord = 'ours';
  state.movedAt = work.now;
  await settle(work, state, 'case.reopened', { by });
}
