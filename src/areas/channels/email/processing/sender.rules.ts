// An address in From is a claim, never an identity (T1, T4). What it lets a mail do depends on what else proves it.

/** Whose word it is. `colleague`: a person of the house, proven by DMARC; `claims_colleague`: only says so. */
export type Speaker = 'customer' | 'colleague' | 'claims_colleague' | 'ourselves';

export function speakerOf(sender: { dmarc: string; isColleague: boolean; isOwnMailbox: boolean }): Speaker {
  if (sender.isColleague && sender.dmarc === 'pass') return 'colleague';
  if (sender.isOwnMailbox) return 'ourselves';
  return sender.isColleague ? 'claims_colleague' : 'customer';
}

/** Why a person must judge the message before it counts; null for customers. Nothing that came by mail is ever sent on by itself. */
export function heldReasonOf(speaker: Speaker, joins: boolean): string | null {
  if (speaker === 'claims_colleague') return 'colleague_unproven';
  if (speaker === 'ourselves') return 'own_mailbox';
  return speaker === 'colleague' && joins ? 'colleague_by_mail' : null;
}
