import { no, type Verdict, YES } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';

/** With whom a view is shared, and whose it is. */
export interface Sharing {
  ownerId: string;
  shared: 'mine' | 'team' | 'all';
  teamId: string | null;
}

const LEADS = ['administrator', 'director', 'lead'];

export function leads(actor: Actor): boolean {
  return actor.kind === 'person' && actor.roles.some((role) => LEADS.includes(role));
}

/** Everybody's are chosen by who leads; a team's, by its members too. */
export function mayShare(actor: Actor, { shared, teamId }: Pick<Sharing, 'shared' | 'teamId'>): Verdict {
  if (!canWrite(actor) || actor.kind !== 'person') return no('case.reads_only');
  if (shared === 'mine' || leads(actor)) return YES;
  return shared === 'team' && teamId !== null && actor.teamIds.includes(teamId) ? YES : no('view.not_yours_to_share');
}

/** Whoever made it, and of a shared one whoever leads. */
export function mayChange(actor: Actor, view: Sharing): Verdict {
  if (!canWrite(actor) || actor.kind !== 'person') return no('case.reads_only');
  return view.ownerId === actor.id || (view.shared !== 'mine' && leads(actor)) ? YES : no('view.not_yours');
}
