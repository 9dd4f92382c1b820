import { undoQueued } from '#areas/correspondence/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readLastWord } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { endResolution, resolutionMessage } from '../resolving/resolution.store.ts';
import { settle } from '../course/settle.ts';
import { releaseUploads } from '../messages/upload.store.ts';
import { mayUndo } from '../policy.rules.ts';
import { findReply, markUndone } from './reply.store.ts';

/** Takes a reply back before it leaves: text and files return to the composer, the case to where it stood. */
export async function undoReply(work: Work, reference: string, messageId: string): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const written = await findReply(work.db, state.id, messageId);
  if (!written) throw missing('message.not_found');
  demand(mayUndo(work.actor, { direction: 'out', ...written, deliveryState: 'held' }));
  if (!(await undoQueued(work, messageId))) throw conflict('message.already_sent');
  await markUndone(work, messageId);
  await releaseUploads(work, messageId);
  if (state.resolvedAt && (await resolutionMessage(work.db, state.id)) === messageId) {
    await endResolution(work, state, '');
    record(work, ['case', state.id], 'case.reopened', { by: 'undo' });
  }
  state.lastWord = await readLastWord(work.db, state.id);
  await settle(work, state, 'case.reply_undone', { message: messageId });
}
