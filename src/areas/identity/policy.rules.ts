import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { PersonBrief } from './people/store.ts';

// Who may do what to people. The endpoints' roles say the same at the door; here is the reason that a screen shows.
export interface Asking {
  roles: readonly string[];
}
export interface Target {
  status: PersonBrief['status'];
  roles: readonly string[];
}

export function mayManagePeople(actor: Asking): Verdict {
  return actor.roles.includes('administrator') ? YES : no('session.role');
}

/** Somebody must always be able to run the house. */
export function mayLoseAdministrator(otherAdministrators: number): Verdict {
  return otherAdministrators > 0 ? YES : no('person.last_administrator');
}

export function mayDisable(actor: Asking, person: Target, administrators: number): Verdict {
  const manages = mayManagePeople(actor);
  if (!manages.ok) return manages;
  if (person.status === 'disabled') return no('person.already_disabled');
  return runsTheHouse(person) ? mayLoseAdministrator(administrators - 1) : YES;
}

export function mayEnable(actor: Asking, person: Target): Verdict {
  const manages = mayManagePeople(actor);
  if (!manages.ok) return manages;
  return person.status === 'disabled' ? YES : no('person.not_disabled');
}

export function mayResendInvitation(actor: Asking, person: Target): Verdict {
  const manages = mayManagePeople(actor);
  if (!manages.ok) return manages;
  return person.status === 'invited' ? YES : no('person.not_invited');
}

export function runsTheHouse({ status, roles }: Target): boolean {
  return status === 'active' && roles.includes('administrator');
}

/** The verdicts as they travel with a person. `administrators`: how many run the house now. */
export function abilitiesOn(actor: Asking, person: Target, administrators: number): Record<string, true | string> {
  const said = (verdict: Verdict): true | string => (verdict.ok ? true : verdict.reason);
  return {
    update: said(mayManagePeople(actor)),
    disable: said(mayDisable(actor, person, administrators)),
    enable: said(mayEnable(actor, person)),
    resendInvitation: said(mayResendInvitation(actor, person)),
  };
}
