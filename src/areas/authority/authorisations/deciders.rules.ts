import type { Role } from '#areas/identity/contract.ts';

/** Whoever may be asked to authorise, by name, by role or in another's place; an auditor reads only. */
export const DECIDERS = ['administrator', 'director', 'lead', 'agent', 'area_member'] as const satisfies Role[];

export function isDecider(roles: readonly string[]): boolean {
  return DECIDERS.some((role) => roles.includes(role));
}
