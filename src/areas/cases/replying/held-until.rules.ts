import { UNDO_SECONDS } from '#areas/identity/contract.ts';
import { addMs, SECOND } from '#platform/clock/index.ts';

/** Until when a reply may still be taken back, or waits for the date it was written for; null when it leaves at once. */
export function heldUntil(
  now: Date,
  { sendAt, undoSeconds = UNDO_SECONDS }: { sendAt?: Date | undefined; undoSeconds?: number | undefined },
): Date | null {
  const undo = addMs(now, undoSeconds * SECOND);
  if (sendAt && sendAt > undo) return sendAt;
  return undo > now ? undo : null;
}
