import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Duty } from './contract.ts';

// Who may change what of the organisation; the reason is what a screen shows beside the control that is off.
export interface Asking {
  id: string;
  roles: readonly string[];
  teamIds: readonly string[];
}

export function mayManage(actor: Asking): Verdict {
  return has(actor, 'administrator') ? YES : no('session.role');
}

export function mayKeepTags(actor: Asking): Verdict {
  return has(actor, 'administrator', 'director', 'lead') ? YES : no('session.role');
}

/** One's own; anybody's for administrator and director; a lead's for the members of the lead's teams. An auditor changes nothing. */
export function mayKeepAbsence(actor: Asking, person: { id: string; teamIds: readonly string[] }): Verdict {
  if (actor.roles.every((role) => role === 'auditor')) return no('absence.not_yours');
  if (person.id === actor.id || has(actor, 'administrator', 'director')) return YES;
  const leads = has(actor, 'lead') && person.teamIds.some((id) => actor.teamIds.includes(id));
  return leads ? YES : no('absence.not_yours');
}

/**
 * Administrator, director and leads for all; the head of an area for theirs. Whoever is on duty for the Director decides over any
 * policy: only the Director, or who administers, names them.
 */
export function mayKeepDuty(
  actor: Asking,
  rota: { purpose: Duty['purpose']; headId: string | null; directorId: string | null },
): Verdict {
  const above = has(actor, 'administrator', 'director') || (rota.directorId !== null && rota.directorId === actor.id);
  if (above) return YES;
  if (rota.purpose === 'director') return no('duty.not_directors');
  return has(actor, 'lead') || (rota.headId !== null && rota.headId === actor.id) ? YES : no('duty.not_yours');
}

/** Only who leads or administers can do what the Director's place asks: read every contact, answer it and decide. */
export function mayDeputise(roles: readonly string[]): boolean {
  return has({ id: '', roles, teamIds: [] }, 'administrator', 'director', 'lead');
}

export function abilitiesIn(actor: Asking): Record<string, true | string> {
  const said = (verdict: Verdict): true | string => (verdict.ok ? true : verdict.reason);
  return { manage: said(mayManage(actor)), tags: said(mayKeepTags(actor)) };
}

function has(actor: Asking, ...roles: string[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
