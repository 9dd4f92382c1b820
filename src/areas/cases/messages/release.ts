import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { admitWriter, findHeld, releaseRow } from './move.store.ts';

/** A person judged a held message: it belongs here, and so does whoever wrote it from now on. */
export async function releaseMessage(work: Work, reference: string, messageId: string): Promise<void> {
  const state = await begin(work, reference, 'releaseMessage');
  const held = await findHeld(work.db, state.id, messageId);
  if (!held) throw missing('message.not_found');
  await releaseRow(work.db, held.id);
  if (held.fromAddress) await admitWriter(work, state.id, held.fromName, held.fromAddress);
  await settle(work, state, 'case.message_released', { message: held.id, reason: held.heldReason });
}
