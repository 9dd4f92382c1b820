/** Why an automatic answer is not given. The contact itself is never dropped by any of these. */
export type Silence =
  | 'automatic'
  | 'unanswerable'
  | 'own_address'
  | 'no_mailbox'
  | 'case_day'
  | 'address_day'
  | 'pair_minutes'
  | 'mailbox_breaker';

// Addresses that no person reads, or that answer by themselves (RFC 3834 §2).
const MACHINES =
  /^(?:no[-_.]?reply|no[-_.]?responder|do[-_.]?not[-_.]?reply|noreply|mailer[-_.]?daemon|postmaster|listserv|majordomo|nobody|bounces?)(?:[-_.+].*)?$|^owner-|-(?:owner|request|bounces?)$/i;

/** What arrived, as far as automatic answers are concerned. */
export interface Incoming {
  /** `message.automatic`: null when a person wrote it. */
  automatic: string | null;
  /** Envelope sender; '' is the null sender `<>`; null or absent when unknown or not a mail. */
  returnPath?: string | null;
}

/** The rules that need no memory: what came by itself is never answered by itself. */
export function silenceFor(
  address: string,
  incoming: Incoming | null,
  ownAddresses: { has(address: string): boolean },
): Silence | null {
  if (incoming && (incoming.automatic !== null || incoming.returnPath === '')) return 'automatic';
  const lower = address.toLowerCase();
  const local = lower.slice(0, lower.lastIndexOf('@'));
  if (MACHINES.test(local)) return 'unanswerable';
  return ownAddresses.has(lower) || ownAddresses.has(lower.replace(/\+[^@]*@/, '@')) ? 'own_address' : null;
}
