import type { MailLimits } from './types.ts';

/** Generous for real mail, small enough that a hostile one is read within its 2 seconds. */
export const DEFAULT_LIMITS: MailLimits = {
  milliseconds: 2_000,
  msPerMegabyte: 100,
  parts: 500,
  depth: 24,
  headers: 500,
  textBytes: 1_500_000,
  allTextBytes: 3_000_000,
  shownRecipients: 200,
};

/** Our own mails carry our mark in it, so that one that comes back is known. */
export const LOOP_HEADER = 'x-cauce-loop';

const FREE_BYTES = 2_000_000;

/** Milliseconds a mail of `size` raw bytes may take. */
export function timeLimit(limits: MailLimits, size: number): number {
  const extra = Math.max(0, size - FREE_BYTES) / 1_000_000;
  return Math.round(limits.milliseconds + extra * limits.msPerMegabyte);
}
