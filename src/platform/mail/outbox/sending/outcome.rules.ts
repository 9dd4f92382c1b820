import type { DeliveryState, Recipient } from '../draft.ts';

/** What one try came to. */
export type Attempt =
  /** The server took it for `accepted`; each of the others has its own answer. */
  | { kind: 'taken'; accepted: string[]; refused: Refusal[]; reply: string; relayMailId: string | null }
  /** Nobody was accepted: each recipient has its own answer. */
  | { kind: 'refused_recipients'; refused: Refusal[] }
  /** The mail itself was refused, whoever it is for (sender, content, size). */
  | { kind: 'refused'; code: number; reply: string }
  /** No answer about this mail: network, TLS, sign-in, time-out, or cut off before the answer (then it may have arrived). */
  | { kind: 'unreached'; reply: string }
  /** It can't be built or said: nothing a later try would change. */
  | { kind: 'broken'; reply: string };

export interface Refusal {
  address: string;
  code: number;
  reply: string;
}

export interface Settled {
  state: Extract<DeliveryState, 'sent' | 'deferred' | 'failed'>;
  recipients: Recipient[];
  /** What the provider said, kept for people; null when all went well. */
  reply: string | null;
  /** SMTP code of a permanent refusal, for the log. */
  code: number | null;
  newlyFailed: boolean;
  accepted: boolean;
  /** Somebody it is addressed to has it since this try: a copy (Cc) that fails takes nothing from that. */
  reached: boolean;
}

/** 4xx: this recipient is tried again. 5xx: it is not, and a person must know at once. `expired`: the days of trying are over. */
export function settle(recipients: readonly Recipient[], attempt: Attempt, expired: boolean): Settled {
  const answers = new Map(refusalsOf(attempt).map((one) => [one.address.toLowerCase(), one]));
  const after = recipients.map((one) =>
    isOpen(one) ? next(one, attempt, answers.get(one.address.toLowerCase()), expired) : one,
  );
  const changed = after.filter((one, index) => one !== recipients[index]);
  const failed = changed.filter((one) => one.state === 'failed');
  return {
    state: stateOf(after),
    recipients: after,
    reply:
      failed[0]?.reply ??
      after.find((one) => one.state === 'deferred')?.reply ??
      after.find((one) => one.state === 'failed')?.reply ??
      null,
    code: failed.length > 0 ? codeOf(attempt, failed) : null,
    newlyFailed: failed.length > 0,
    accepted: changed.some((one) => one.state === 'sent'),
    reached: addressees(changed, recipients).some((one) => one.state === 'sent'),
  };
}

/** Of `some`, those it is addressed to: its To; without any, everybody. */
export function addressees(some: readonly Recipient[], all: readonly Recipient[]): readonly Recipient[] {
  return all.some((one) => one.field === 'to') ? some.filter((one) => one.field === 'to') : some;
}

/** Still to be sent to. */
export function isOpen(recipient: Recipient): boolean {
  return recipient.state === 'queued' || recipient.state === 'deferred';
}

function next(recipient: Recipient, attempt: Attempt, refusal: Refusal | undefined, expired: boolean): Recipient {
  if (refusal)
    return { ...recipient, state: refusal.code >= 500 || expired ? 'failed' : 'deferred', reply: refusal.reply };
  switch (attempt.kind) {
    case 'taken':
    case 'refused_recipients':
      // A recipient without an answer of its own was among those accepted, or was not reached.
      return attempt.kind === 'taken' && accepts(attempt, recipient)
        ? { ...recipient, state: 'sent', reply: null }
        : { ...recipient, state: expired ? 'failed' : 'deferred' };
    case 'refused':
      return { ...recipient, state: attempt.code >= 500 || expired ? 'failed' : 'deferred', reply: attempt.reply };
    case 'unreached':
      return { ...recipient, state: expired ? 'failed' : 'deferred', reply: attempt.reply };
    case 'broken':
      return { ...recipient, state: 'failed', reply: attempt.reply };
  }
}

function accepts(attempt: Extract<Attempt, { kind: 'taken' }>, recipient: Recipient): boolean {
  return attempt.accepted.some((address) => address.toLowerCase() === recipient.address.toLowerCase());
}

function refusalsOf(attempt: Attempt): readonly Refusal[] {
  return attempt.kind === 'taken' || attempt.kind === 'refused_recipients' ? attempt.refused : [];
}

function stateOf(recipients: readonly Recipient[]): Settled['state'] {
  if (recipients.some(isOpen)) return 'deferred';
  return recipients.some((one) => one.state === 'failed') ? 'failed' : 'sent';
}

function codeOf(attempt: Attempt, failed: readonly Recipient[]): number | null {
  if (attempt.kind === 'refused') return attempt.code;
  return (
    refusalsOf(attempt).find((one) => one.address.toLowerCase() === failed[0]?.address.toLowerCase())?.code ?? null
  );
}
