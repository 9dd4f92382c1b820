import type { DeliveryState, RecipientState } from '#platform/mail/outbox/index.ts';
import type { Db } from '#platform/db/index.ts';
import { findDeliveries } from './outbox-list.store.ts';

export interface Delivery {
  state: DeliveryState;
  outboxId: string;
  attempts: number;
  nextTryAt: string | null;
  lastReply: string | null;
  sentAt: string | null;
  recipients: { address: string; state: RecipientState }[];
}

const COMING = new Set<DeliveryState>(['held', 'queued', 'waiting', 'sending', 'deferred']);

/** How each of these messages fared on its way out, by message; those that were never mails of ours are not in it. */
export async function deliveriesOf(db: Db, messageIds: readonly string[]): Promise<Map<string, Delivery>> {
  if (messageIds.length === 0) return new Map();
  const rows = await findDeliveries(db, messageIds);
  return new Map(
    rows.map((row) => [
      row.messageId,
      {
        state: row.state,
        outboxId: row.id,
        attempts: row.attempts,
        nextTryAt: COMING.has(row.state) ? row.nextTryAt.toISOString() : null,
        lastReply: row.lastReply,
        sentAt: row.sentAt?.toISOString() ?? null,
        recipients: row.recipients.map(({ address, state }) => ({ address, state })),
      },
    ]),
  );
}
