import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { startFollowing, stopFollowing } from './mark.store.ts';

/** Follows a case, or stops: whoever follows hears of what happens in it. */
export async function follow(work: Work, reference: string, following: boolean): Promise<void> {
  const state = await begin(work, reference, 'follow');
  if (work.actor.kind !== 'person') return;
  const changed = following
    ? await startFollowing(work, state.id, work.actor.id)
    : await stopFollowing(work.db, state.id, work.actor.id);
  if (changed)
    record(work, ['case', state.id], following ? 'case.followed' : 'case.unfollowed', { person: work.actor.id });
}
