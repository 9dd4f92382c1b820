import { demand } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { may, type Verb } from '../policy.rules.ts';
import { holdCase, lockCase, type CaseState } from './case.store.ts';
import { survivorOfId } from '../merging/merge.store.ts';

/** How a verb begins: the case found through the actor and locked, and the policy asked. */
export async function begin(work: Work, reference: string, verb: Verb): Promise<CaseState> {
  const state = await lockCase(work, { reference });
  demand(may(work.actor, verb, { ball: state.ball, snoozed: state.snoozedUntil !== null, ownerId: state.ownerId }));
  return state;
}

/** The case that what comes for this one belongs to, locked: itself, or the one it goes on in. Looked at again under the lock, as either may have changed while waiting. */
export async function lockSurvivor(work: Work, caseId: string): Promise<CaseState> {
  for (;;) {
    const id = await survivorOfId(work.db, caseId);
    const state = await lockCase(work, { id });
    // Its own row says whether it stands by itself; that another one still stands for it has to be asked.
    if (id === caseId ? !state.mergedInto : (await survivorOfId(work.db, caseId)) === id) return state;
  }
}

/** A case and, where it goes on in another one, that one too, in id order: both write its clocks. */
export async function lockWithSurvivor(work: Work, caseId: string): Promise<CaseState> {
  const survivorId = await survivorOfId(work.db, caseId);
  // Its own is locked as it is read.
  if (survivorId < caseId) await holdCase(work.db, survivorId);
  const state = await lockCase(work, { id: caseId });
  if (survivorId > caseId) await holdCase(work.db, survivorId);
  return state;
}
