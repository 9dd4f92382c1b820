import type { Db } from '#platform/db/index.ts';
import { findSetting } from './outbox.store.ts';

export interface MailLimits {
  /** Different recipients one person may write to in a minute before somebody else must say yes. */
  burstRecipients: number;
  /** Automatic answers one mailbox may give in ten minutes before it falls silent. */
  automaticPerMailbox: number;
}

const DEFAULTS: MailLimits = { burstRecipients: 60, automaticPerMailbox: 1_000 };

/** The setting `mail.limits`; what it does not say keeps its default. */
export async function mailLimits(db: Db): Promise<MailLimits> {
  const kept = ((await findSetting(db, 'mail.limits')) ?? {}) as Partial<MailLimits>;
  return { ...DEFAULTS, ...kept };
}
