import type { Actor } from '#platform/work/index.ts';

/** What decides who may see a case. The same rule stands as SQL in access.store.ts; a test holds both together. */
export interface CaseFacts {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  /** Who follows it or is mentioned in it. */
  nearIds: readonly string[];
}

const SEE_ALL = ['administrator', 'director', 'lead', 'auditor'];
/** Who may have a case in hand. */
export const OWNER_ROLES: readonly string[] = ['administrator', 'director', 'lead', 'agent'];

export type Sight = 'all' | 'own' | 'one' | 'none';

/** How far an actor sees: every case, their own circle, the one case their key or link opened, or none. */
export function sightOf(actor: Actor): Sight {
  if (actor.kind === 'system') return 'all';
  if (actor.kind === 'customer') return 'one';
  if (actor.kind !== 'person') return 'none';
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return 'all';
  return actor.roles.includes('agent') ? 'own' : 'none';
}

/** Own circle: cases of their teams or without team, cases they own, follow or are mentioned in. */
export function canSee(actor: Actor | null | undefined, facts: CaseFacts): boolean {
  if (!actor) return false;
  const sight = sightOf(actor);
  if (sight === 'all') return true;
  if (sight === 'one') return actor.kind === 'customer' && actor.caseId === facts.id;
  if (sight !== 'own' || actor.kind !== 'person') return false;
  return (
    facts.teamId === null ||
    actor.teamIds.includes(facts.teamId) ||
    facts.ownerId === actor.id ||
    facts.nearIds.includes(actor.id)
  );
}

/** May change cases they see. An auditor sees all and changes nothing; the customer's own acts go through their own commands. */
export function canWrite(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'person' && actor.roles.some((role) => OWNER_ROLES.includes(role));
}
