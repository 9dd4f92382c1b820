import { no, type Verdict, YES } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';
import { leads, type Sharing } from '../views/sharing.rules.ts';

/** One's own are one's own affair; what a team or everybody says is chosen by who leads. */
export function mayPublish(actor: Actor, { shared }: Pick<Sharing, 'shared'>): Verdict {
  if (!canWrite(actor) || actor.kind !== 'person') return no('case.reads_only');
  return shared === 'mine' || leads(actor) ? YES : no('template.not_yours_to_share');
}

export function mayChange(actor: Actor, { ownerId, shared }: Pick<Sharing, 'ownerId' | 'shared'>): Verdict {
  if (!canWrite(actor) || actor.kind !== 'person') return no('case.reads_only');
  return (shared === 'mine' ? ownerId === actor.id : leads(actor)) ? YES : no('template.not_yours');
}
