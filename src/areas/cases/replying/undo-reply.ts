import { takeBackApplied } from '#areas/authority/index.ts';
import { undoQueued } from '#areas/correspondence/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readLastWord, type CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { undoNotice } from '../legal/notice.ts';
import { startSnooze } from '../course/snooze.store.ts';
import { releaseUploads } from '../messages/upload.store.ts';
import { mayUndo, mayWithdraw } from '../policy.rules.ts';
import { effectsOf, findReply, markUndone, markWithdrawn, type ReplyEffects } from './reply.store.ts';

const HELD = { state: 'held', attempts: 0, nextTryAt: null };

/** Takes a reply back before it leaves: text and files return to its writer's composer, the case to where it stood. Somebody who leads keeps back what waits; its words stay in the thread. */
export async function undoReply(work: Work, reference: string, messageId: string): Promise<void> {
  const state = await begin(work, reference, 'reply');
  const written = await findReply(work.db, state.id, messageId);
  if (!written) throw missing('message.not_found');
  const facts = { direction: 'out' as const, ...written };
  const others = mayWithdraw(work.actor, facts).ok;
  // Whether it still waits is decided under the mail's own lock.
  if (!others) demand(mayUndo(work.actor, { ...facts, delivery: HELD }));
  if (!(await undoQueued(work, messageId))) throw conflict('message.already_sent');
  await (others ? markWithdrawn(work, messageId) : putBack(work, messageId));
  // What it promised is promised no more.
  await takeBackApplied(work, messageId);
  await undoNotice(work, state, messageId, 'undo');
  const effects = others ? undefined : await effectsOf(work.db, state.id, messageId);
  if (effects) await takeBack(work, state, effects);
  state.lastWord = await readLastWord(work.db, state.id);
  await settle(work, state, 'case.reply_undone', { message: messageId });
}

async function putBack(work: Work, messageId: string): Promise<void> {
  await markUndone(work, messageId);
  await releaseUploads(work, messageId);
}

/** Puts back what the reply did by the way, unless somebody has decided otherwise since or the customer wrote. */
async function takeBack(work: Work, state: CaseState, { at, took, lifted }: ReplyEffects): Promise<void> {
  const { ownerId, teamId } = state;
  if (took && work.actor.kind === 'person' && ownerId === work.actor.id) {
    state.ownerId = null;
    record(work, ['case', state.id], 'case.assigned', {
      owner: null,
      team: teamId,
      from_owner: ownerId,
      from_team: teamId,
      taken: false,
    });
  }
  const wrote = state.lastInboundAt !== null && state.lastInboundAt > at;
  if (!lifted || lifted <= work.now || wrote || state.resolvedAt || state.snoozedUntil) return;
  await startSnooze(work, state.id, lifted);
  state.snoozedUntil = lifted;
  state.snoozedAt = work.now;
  record(work, ['case', state.id], 'case.snoozed', { until: lifted.toISOString() });
}
