import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { contentHashes } from './content-hashes.ts';
import type { InboundMessage } from '../opening/new-case.ts';
import { rewriteMessage } from './message.store.ts';

/**
 * A newer reader understood what an older one could not: the message gets its words and files, in its place in the thread. Who
 * wrote, when, and how it was joined stay as they were judged; the bytes it came as are beside it all the same.
 */
export async function rereadInbound(
  work: Work,
  at: { caseId: string; messageId: string },
  inbound: InboundMessage,
): Promise<void> {
  await rewriteMessage(work.db, at.messageId, inbound, work.now);
  record(work, ['case', at.caseId], 'case.message_read_again', {
    message: at.messageId,
    ...contentHashes(inbound),
  });
}
