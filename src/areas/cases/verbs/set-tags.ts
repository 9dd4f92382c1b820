import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { knownTags, tagsOf, writeTags } from './mark.store.ts';

/** The tags of the case, all of them: those it had and are not given go. */
export async function setTags(work: Work, reference: string, tagIds: readonly string[]): Promise<void> {
  const state = await begin(work, reference, 'setTags');
  const [had, wanted] = [await tagsOf(work.db, state.id), [...new Set(tagIds)]];
  const added = wanted.filter((id) => !had.includes(id));
  const removed = had.filter((id) => !wanted.includes(id));
  // A retired tag stays where it is; it can't be put on anything new.
  if ((await knownTags(work.db, added)).length < added.length) throw missing('tag.not_found');
  if (added.length + removed.length === 0) return;
  await writeTags(work.db, state.id, added, removed);
  await settle(work, state, 'case.tagged', { added, removed });
}
