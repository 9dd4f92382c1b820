import type { PersonActor } from '#platform/work/index.ts';
import type { Role } from './contract.ts';

/** Somebody of the sample company at their desk: so that its history is written by the verbs themselves. */
export function samplePerson(
  { id, name }: { id: string; name: string },
  role: Role,
  teamIds: readonly string[] = [],
): PersonActor {
  return {
    kind: 'person',
    id,
    name,
    roles: [role],
    teamIds,
    areaIds: [],
    language: 'es',
    via: 'session',
    sessionId: null,
    tokenId: null,
    scopes: null,
    fresh: true,
  };
}
