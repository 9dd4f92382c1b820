import type { Db } from '#platform/db/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Recipient } from './draft.ts';
import { findSentMail, lockMail, saveBounce, type SentMail } from './outbox.store.ts';

export type { SentMail } from './outbox.store.ts';

/** One recipient of a delivery report. */
export interface Bounced {
  /** '' when the report names nobody. */
  address: string;
  permanent: boolean;
  /** What the report says, for people. */
  reply: string;
  /** RFC 3463, such as `5.1.1`; '' when unknown. */
  status: string;
}

/** The mail of ours that a report or an answer speaks of: by the address it came back to, or by any Message-ID it names (ours, or the relay's). */
export function sentMailOf(
  db: Db,
  named: { addresses?: readonly string[]; mailIds?: readonly string[] },
): Promise<SentMail | undefined> {
  return findSentMail(
    db,
    (named.addresses ?? []).map((address) => address.toLowerCase()),
    named.mailIds ?? [],
  );
}

/**
 * Writes on the mail that it came back, for those the report gives up. Answers the recipients of ours that bounced: a report may name
 * another address (forwarding), then it is ours only when there was a single one. Repeating a report changes nothing.
 */
export async function markBounced(work: Work, outboxId: string, report: readonly Bounced[]): Promise<string[]> {
  const mail = await lockMail(work.db, outboxId);
  const lost = report.filter((one) => one.permanent);
  if (!mail || lost.length === 0) return [];
  const bounced = mail.recipients
    .filter((one) => one.state !== 'bounced')
    .flatMap((one) => {
      const about =
        lost.find((entry) => entry.address.toLowerCase() === one.address.toLowerCase()) ??
        (mail.recipients.length === 1 ? lost[0] : undefined);
      return about ? [{ ...one, state: 'bounced', reply: about.reply.slice(0, 500) } satisfies Recipient] : [];
    });
  if (bounced.length === 0) return [];
  const addresses = new Map(bounced.map((one) => [one.address, one]));
  await saveBounce(
    work.db,
    outboxId,
    mail.recipients.map((one) => addresses.get(one.address) ?? one),
    bounced[0]?.reply ?? null,
  );
  record(work, ['mail', outboxId], 'mail.bounced', {
    messageId: mail.messageId,
    caseId: mail.caseId,
    kind: mail.kind,
    status: lost[0]?.status ?? '',
    recipients: bounced.length,
  });
  return bounced.map((one) => one.address);
}
