import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { type Handled, approveWaiting, requeueTroubled } from './outbox.store.ts';

/** Sends a mail again that failed, is late or came back: same Message-ID, only to those who have not got it. False when there is nothing to retry. */
export async function retryMail(work: Work, outboxId: string): Promise<boolean> {
  return told(work, 'mail.retried', await requeueTroubled(work, outboxId));
}

/** Somebody has looked at a burst and says yes to this mail. False when it was not waiting for that. */
export async function approveMail(work: Work, outboxId: string): Promise<boolean> {
  return told(work, 'mail.approved', await approveWaiting(work, outboxId));
}

function told(work: Work, type: 'mail.retried' | 'mail.approved', mail: Handled | undefined): boolean {
  if (!mail) return false;
  record(work, ['mail', mail.id], type, { messageId: mail.messageId, caseId: mail.caseId, kind: mail.kind });
  work.pokes.add('outbox');
  return true;
}
