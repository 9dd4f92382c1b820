import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';

const READERS = ['administrator', 'director', 'lead', 'agent', 'auditor'];
const WRITERS = ['administrator', 'director', 'lead', 'agent'];

/** Records are open to the service's team; other areas see only what a consultation shows them. */
export function canRead(actor: Actor): Verdict {
  if (actor.kind === 'system') return YES;
  return actor.kind === 'person' && actor.roles.some((role) => READERS.includes(role)) ? YES : no('customer.not_found');
}

export function canWrite(actor: Actor): Verdict {
  if (actor.kind === 'system') return YES;
  if (actor.kind !== 'person') return no('customer.not_found');
  return actor.roles.some((role) => WRITERS.includes(role)) ? YES : no('session.role');
}

export function canRemoveNote(actor: Actor, authorId: string): Verdict {
  const writes = canWrite(actor);
  if (!writes.ok) return writes;
  return actor.kind === 'person' && actor.id === authorId ? YES : no('note.not_yours');
}

/** A verdict as it travels with the thing: true, or the reason's code. */
export function ability(verdict: Verdict): true | string {
  return verdict.ok ? true : verdict.reason;
}
