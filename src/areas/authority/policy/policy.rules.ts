import { no, YES, type Verdict } from '#platform/errors/index.ts';

interface Asking {
  roles: readonly string[];
}

/** Drafts are made by whoever leads: trying one changes nothing. */
export function mayDraft(actor: Asking): Verdict {
  return has(actor, 'administrator', 'director', 'lead') ? YES : no('session.role');
}

export function mayPublish(actor: Asking): Verdict {
  return has(actor, 'administrator', 'director') ? YES : no('session.role');
}

export function mayReadPolicies(actor: Asking): Verdict {
  return has(actor, 'administrator', 'director', 'lead', 'auditor') ? YES : no('session.role');
}

export function abilitiesIn(actor: Asking): Record<string, true | string> {
  const said = (verdict: Verdict): true | string => (verdict.ok ? true : verdict.reason);
  return { draft: said(mayDraft(actor)), publish: said(mayPublish(actor)) };
}

function has(actor: Asking, ...roles: string[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
