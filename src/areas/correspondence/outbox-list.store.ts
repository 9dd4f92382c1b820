import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { DeliveryState, Recipient } from '#platform/mail/outbox/index.ts';

export interface DeliveryRow {
  id: string;
  messageId: string;
  state: DeliveryState;
  attempts: number;
  nextTryAt: Date;
  lastReply: string | null;
  sentAt: Date | null;
  recipients: Recipient[];
}

export async function findDeliveries(db: Db, messageIds: readonly string[]): Promise<DeliveryRow[]> {
  const found = await sql<DeliveryRow>`
    select id, message_id as "messageId", state, attempts, next_try_at as "nextTryAt", last_reply as "lastReply", sent_at as "sentAt", recipients
    from outbox where message_id = any(${messageIds}::uuid[]) order by created_at`.execute(db);
  return found.rows;
}
