import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';

/** «Me lo quedo»: a person takes charge, and its clock is met. */
export async function take(work: Work, reference: string): Promise<void> {
  const state = await begin(work, reference, 'take');
  const from = state.ownerId;
  state.ownerId = work.actor.kind === 'person' ? work.actor.id : null;
  await settle(work, state, 'case.taken', { owner: state.ownerId, from });
}
