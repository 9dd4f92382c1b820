import { newId } from '#platform/ids/index.ts';
import type { PersonActor } from '#platform/work/index.ts';

/** Somebody signed in from a browser, for tests that need an actor but no row of a person. */
export function personActor(role: string, changes: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    id: newId(),
    name: 'Ana',
    roles: [role],
    teamIds: [],
    areaIds: [],
    language: 'es',
    via: 'session',
    sessionId: newId(),
    tokenId: null,
    scopes: null,
    fresh: true,
    ...changes,
  };
}
