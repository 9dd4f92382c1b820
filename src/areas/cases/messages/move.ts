import { conflict, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase, readLastWord, type CaseState } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { discardCase } from '../resolving/discard.ts';
import { endResolution } from '../resolving/resolution.store.ts';
import { settle } from '../course/settle.ts';
import { openCase } from '../opening/open.ts';
import type { NewCase } from '../opening/new-case.ts';
import { linkCases } from '../verbs/link.ts';
import { countMessages, findMovable, moveRow, readInboxFacts, type MovableMessage } from './move.store.ts';

/**
 * A message that belongs elsewhere: into a case of its own, or into another one. It keeps where it came from; both cases'
 * read models follow, and both logs tell it. A case left without messages is discarded. Whoever wrote it may write into the case where a person put it.
 */
export async function moveMessage(
  work: Work,
  reference: string,
  messageId: string,
  to: string | undefined,
): Promise<void> {
  const from = await begin(work, reference, 'moveMessage');
  const message = await findMovable(work.db, from.id, messageId);
  if (!message) throw missing('message.not_found');
  const only = (await countMessages(work.db, from.id)) < 2;
  if (only && to === undefined) throw conflict('case.move_only_message');
  const target = to === undefined ? await openFor(work, from, message) : await lockCase(work, { reference: to });
  if (target.id === from.id) throw conflict('case.link_self');
  await moveRow(work, message, target.id);
  await linkCases(work, { a: from.id, b: target.id, kind: 'related' });
  const data = { message: messageId, from: from.id, to: target.id };
  await follow(work, from, data);
  if (only && !from.resolvedAt) await discardCase(work, from, 'moved');
  await follow(work, target, data);
}

async function openFor(work: Work, from: CaseState, message: MovableMessage): Promise<CaseState> {
  const requester =
    message.direction === 'in' && message.fromAddress ? { name: message.fromName, address: message.fromAddress } : null;
  const given: NewCase = {
    subject: message.subject || from.subject,
    channel: message.channel as NewCase['channel'],
    customerId: message.customerId ?? from.customerId,
    requester,
    language: message.language ?? from.language,
    brandId: from.brandId,
    mailboxId: from.mailboxId,
    teamId: from.teamId,
    receivedAt: message.receivedAt,
  };
  const { id } = await openCase(work, given);
  return lockCase(work, { id });
}

/** What a case is, read anew from the messages it now has. */
async function follow(
  work: Work,
  state: CaseState,
  data: { message: string; from: string; to: string },
): Promise<void> {
  Object.assign(state, await readInboxFacts(work.db, state.id));
  state.lastWord = await readLastWord(work.db, state.id);
  if (state.id === data.to) state.movedAt = work.now;
  if (state.id === data.to && state.resolvedAt && state.lastWord === 'theirs') await reopenFor(work, state);
  await settle(work, state, 'case.message_moved', data);
}

async function reopenFor(work: Work, state: CaseState): Promise<void> {
  await endResolution(work, state, '');
  record(work, ['case', state.id], 'case.reopened', { by: 'message' });
}
