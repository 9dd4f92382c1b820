import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { writeSeen } from './mark.store.ts';

/** Read, or unread again, for this person only. It changes nothing of the case, so the log does not hear of it. */
export async function markSeen(work: Work, reference: string, seen: boolean): Promise<void> {
  const state = await begin(work, reference, 'markSeen');
  if (work.actor.kind !== 'person') return;
  await writeSeen(work, state.id, work.actor.id, seen ? state.inboundN : Math.max(0, state.inboundN - 1));
}
