/** Who acts. Only `person` comes from a sign-in or token; the others are our own processes and the public side. */
export type Actor = PersonActor | SystemActor | CustomerActor | AnonymousActor;

export interface PersonActor {
  kind: 'person';
  id: string;
  name: string;
  roles: readonly string[];
  teamIds: readonly string[];
  areaIds: readonly string[];
  language: 'es' | 'en';
  /** `session` from the browser, `token` from the API (then only what its scopes allow). */
  via: 'session' | 'token';
  sessionId: string | null;
  tokenId: string | null;
  scopes: readonly string[] | null;
  /** Signed in again lately: demanded before secrets and second factors change. */
  fresh: boolean;
}
export interface SystemActor {
  kind: 'system';
  /** intake, sweep, outbox, demo, cli… */
  name: string;
}
export interface CustomerActor {
  kind: 'customer';
  /** The case this visit was opened for, by key or personal link. Nothing else is reachable. */
  caseId: string;
  /** A personal link proves the address; a key alone shows the status only. */
  proven: boolean;
  customerId: string | null;
  language: string;
}
export interface AnonymousActor {
  kind: 'anonymous';
}

export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };
export function system(name: string): SystemActor {
  return { kind: 'system', name };
}

/** The actor as the log writes it: no name, only kind and id. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.id}`;
    case 'system':
      return `system:${actor.name}`;
    case 'customer':
      return `customer:${actor.customerId ?? 'unknown'}`;
    case 'anonymous':
      return 'anonymous';
  }
}
