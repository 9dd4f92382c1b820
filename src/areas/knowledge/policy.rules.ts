import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';

const TEAM = ['administrator', 'director', 'lead', 'agent', 'auditor'];
const HANDS = ['administrator', 'director', 'lead', 'agent'];
const LEADS = ['administrator', 'director', 'lead'];

/** The team reads drafts and what is internal; anybody else only what is published for all. The same stands as SQL in the store. */
export function readsAll(actor: Actor): boolean {
  return actor.kind === 'system' || has(actor, TEAM);
}

export function mayWrite(actor: Actor): Verdict {
  return actor.kind === 'system' || has(actor, HANDS) ? YES : no('session.role');
}

export function mayLead(actor: Actor): Verdict {
  return actor.kind === 'system' || has(actor, LEADS) ? YES : no('session.role');
}

/** What customers read is published, changed and taken away by whoever leads; what only the team reads, by anybody of it. */
export function mayPublish(actor: Actor, audience: 'internal' | 'public'): Verdict {
  const writes = mayWrite(actor);
  if (!writes.ok || audience === 'internal') return writes;
  return mayLead(actor).ok ? YES : no('article.public_by_lead');
}

function has(actor: Actor, roles: readonly string[]): boolean {
  return actor.kind === 'person' && actor.roles.some((role) => roles.includes(role));
}
