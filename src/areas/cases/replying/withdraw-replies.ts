import { undoQueued } from '#areas/correspondence/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readLastWord, type CaseState } from '../course/case.store.ts';
import { findUnsent, markWithdrawn } from './reply.store.ts';

/**
 * Keeps back every reply of a case that has not left yet (undo time, send later, waiting for a yes or for a relay). Their words stay in the
 * thread: nobody's composer may be open to take them. One that the sender holds already leaves.
 */
export async function withdrawReplies(work: Work, state: CaseState): Promise<void> {
  for (const messageId of await findUnsent(work.db, state.id)) {
    if (!(await undoQueued(work, messageId))) continue;
    await markWithdrawn(work, messageId);
    record(work, ['case', state.id], 'case.reply_undone', { message: messageId });
  }
  state.lastWord = await readLastWord(work.db, state.id);
}
