interface Reachable {
  email: string;
  phone: string;
  origin: 'page' | 'case' | 'agent' | 'found';
}
interface Waiting extends Reachable {
  kind: 'message' | 'call';
  askedAt: Date;
  returned: { to: { id: string }; at: string } | null;
}

/** Who left only a phone reads nothing we write; who came by their personal link reads it in their case. */
export function readsWriting({ email, phone, origin }: Reachable): boolean {
  return email !== '' || phone === '' || origin === 'case';
}

/**
 * Whether what was written and left is the answer they wait for: not what was written before they asked, nor where they can't
 * read it, nor words of the Director's where a call was promised. Whoever it was given back to attends them as they see fit.
 */
export function isAnswer(
  waiting: Waiting,
  written: { authorId: string; at: Date; channel: string },
  heldLine: boolean,
): boolean {
  if (written.at < waiting.askedAt) return false;
  if (written.channel === 'portal' && !readsWriting(waiting)) return false;
  const { returned } = waiting;
  if (returned?.to.id === written.authorId && written.at >= new Date(returned.at)) return true;
  return heldLine && waiting.kind === 'message';
}

export type CallOutcome = 'spoken' | 'no_answer' | 'left_message' | 'call_back';

const TRIES = 3;
/** Three calls in one afternoon reach nobody who works till night. */
const APART = 12 * 3_600_000;

/** Whether whoever never picks up was tried enough, on more than one day, and knows of it: only then may their contact be closed. */
function triedEnough(calls: readonly { at: Date; outcome: CallOutcome }[], isWrittenTo: boolean): boolean {
  const tries = calls.filter(({ outcome }) => outcome === 'no_answer' || outcome === 'left_message');
  const times = tries.map(({ at }) => at.getTime());
  const isTold = isWrittenTo || tries.some(({ outcome }) => outcome === 'left_message');
  return times.length >= TRIES && Math.max(...times) - Math.min(...times) >= APART && isTold;
}

/** Whoever only reads their mail was told by it. */
export function mayGiveUp(
  contact: Reachable & { writtenTo: boolean },
  calls: readonly { at: Date; outcome: CallOutcome }[],
): boolean {
  return triedEnough(calls, contact.writtenTo && readsWriting(contact));
}
