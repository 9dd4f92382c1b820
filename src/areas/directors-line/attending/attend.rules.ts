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
