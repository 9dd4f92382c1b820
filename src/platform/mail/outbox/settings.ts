import type { Db } from '#platform/db/index.ts';
import { findSetting } from './outbox.store.ts';

const BURST_RECIPIENTS = 60;

/** Different recipients one person may write to in a minute before a mail waits for a yes; the setting `mail.limits` may say another number. */
export async function burstRecipients(db: Db): Promise<number> {
  const { burstRecipients: chosen } = ((await findSetting(db, 'mail.limits')) ?? {}) as { burstRecipients?: number };
  return chosen ?? BURST_RECIPIENTS;
}
