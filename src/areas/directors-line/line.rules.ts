import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';

/** The Director's line is the Director's, and of whoever is on duty for them at that moment. */
export function mayHoldLine(actor: Actor, line: { directorId: string | null; onDutyId: string | null }): Verdict {
  if (actor.kind === 'system') return YES;
  if (actor.kind !== 'person') return no('direct.not_yours');
  const isDirector = actor.roles.includes('director') || actor.id === line.directorId;
  return isDirector || actor.id === line.onDutyId ? YES : no('direct.not_yours');
}

/** Hours and promise are the Director's own. */
export function maySetLine(actor: Actor, directorId: string | null): Verdict {
  const isDirector = actor.kind === 'person' && (actor.roles.includes('director') || actor.id === directorId);
  return isDirector ? YES : no('direct.not_yours');
}
