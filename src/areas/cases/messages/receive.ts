import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockSurvivor } from '../course/lock.ts';
import { fromInbound, storeMessage } from './message.store.ts';
import type { InboundMessage } from '../opening/new-case.ts';
import { endResolution } from '../resolving/resolution.store.ts';
import { settle } from '../course/settle.ts';
import { endSnooze } from '../course/snooze.store.ts';
import { contentHashes } from './content-hashes.ts';
import { excerptOf } from './excerpt.rules.ts';

/** Mail that no person wrote to us is kept and shown as unread, but nobody has to answer it. */
const NO_WORD = new Set(['auto-reply', 'acknowledgement', 'bounce', 'notice']);

/** A message joins its case, or the one that goes on for it: the ball comes to us, a snooze ends, a resolved case opens again. Held ones too: a person must judge. */
export async function addInbound(work: Work, caseId: string, inbound: InboundMessage): Promise<{ messageId: string }> {
  const state = await lockSurvivor(work, caseId);
  const messageId = newId();
  await storeMessage(work.db, { ...fromInbound(messageId, state.id, inbound), originCaseId: caseId }, work.now);
  state.inboundN += 1;
  if (inbound.receivedAt > state.movedAt) state.movedAt = inbound.receivedAt;
  const data = {
    message: messageId,
    channel: inbound.channel,
    automatic: inbound.automatic,
    held: inbound.heldReason,
    threaded_by: inbound.threadedBy,
    ...contentHashes(inbound),
  };
  const type = inbound.heldReason ? 'case.message_held' : 'case.message_received';
  if (inbound.automatic && NO_WORD.has(inbound.automatic)) {
    await settle(work, state, type, data);
    return { messageId };
  }
  state.lastInboundAt = inbound.receivedAt;
  state.excerpt = excerptOf(inbound.text);
  state.lastWord = 'theirs';
  if (state.snoozedUntil) {
    await endSnooze(work, state.id, 'customer');
    state.snoozedUntil = null;
  }
  if (state.resolvedAt) {
    await endResolution(work, state, '');
    record(work, ['case', state.id], 'case.reopened', { by: 'message' });
  }
  await settle(work, state, type, data);
  return { messageId };
}
