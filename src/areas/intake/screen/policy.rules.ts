import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';

export interface ArrivalFacts {
  state: string;
  outcome: string | null;
  readable: boolean | null;
  hasCase: boolean;
}

const HANDS = ['administrator', 'director', 'lead', 'agent'];

function mayWrite(actor: Actor): boolean {
  return actor.kind === 'person' && actor.roles.some((role) => HANDS.includes(role));
}

/** Also what was read badly: its case gets what a newer reader finds. */
export function mayReadAgain(actor: Actor, { state, readable }: ArrivalFacts): Verdict {
  if (!mayWrite(actor)) return no('session.role');
  return state === 'quarantined' || state === 'retry' || readable === false ? YES : no('intake.done');
}

export function mayMakeCase(actor: Actor, { hasCase }: ArrivalFacts): Verdict {
  if (!mayWrite(actor)) return no('session.role');
  return hasCase ? no('intake.done') : YES;
}

/** What opened a case takes that case with it; what joined one that was there already is judged in it. */
export function mayMarkSpam(actor: Actor, { hasCase, outcome }: ArrivalFacts): Verdict {
  if (!mayWrite(actor)) return no('session.role');
  return hasCase && outcome !== 'case' && outcome !== 'spam' ? no('intake.has_case') : YES;
}

export function abilitiesOf(actor: Actor, facts: ArrivalFacts): Record<string, true | string> {
  const ability = (verdict: Verdict): true | string => verdict.ok || verdict.reason;
  return {
    readAgain: ability(mayReadAgain(actor, facts)),
    makeCase: ability(mayMakeCase(actor, facts)),
    markSpam: ability(mayMarkSpam(actor, facts)),
  };
}
