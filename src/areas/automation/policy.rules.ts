import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { RULE_KEEPERS } from './contract.ts';

/** Who leads writes the rules of the company. */
export function mayKeepRules(actor: Actor): Verdict {
  const keeps =
    actor.kind === 'person' && actor.roles.some((role) => (RULE_KEEPERS as readonly string[]).includes(role));
  return keeps ? YES : no('session.role');
}

/** Only a version somebody looked at the effects of is switched on. */
export function maySwitchOn(actor: Actor, { triedAt }: { triedAt: Date | null }): Verdict {
  const keeps = mayKeepRules(actor);
  if (!keeps.ok) return keeps;
  return triedAt ? YES : no('automation.not_tried');
}
