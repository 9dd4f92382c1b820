import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/* Nothing remote in a request's path: whoever waits for an answer never waits for another machine, not even for its name. */

/** Reaching out is all they do: an administrator asks whether a mailbox's server lets us in. */
const MAY = new Set(['POST /api/v1/mailboxes/:id/test']);

interface Reaching {
  route: string;
  allowed: string;
  told: Set<string>;
}
const reaching = new AsyncLocalStorage<Reaching>();

function tell(what: string): void {
  const now = reaching.getStore();
  if (now && what !== now.allowed && !MAY.has(now.route)) now.told.add(`${now.route} reached for ${what}`);
}

/**
 * Watches every request of this server; gives what any of them reached for that is not the database: connections, names,
 * calls over HTTP. What a request leaves running counts as its own.
 */
export function watchRemote(app: FastifyInstance, databaseUrl: string): () => string[] {
  patch();
  const told = new Set<string>();
  const { hostname, port } = new URL(databaseUrl);
  const allowed = `${hostname}:${port || '5432'}`;
  app.addHook('onRequest', (request, _reply, done) => {
    const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
    reaching.run({ route, allowed, told }, done);
  });
  return () => [...told];
}

let patched = false;

function patch(): void {
  if (patched) return;
  patched = true;
  const connect = Socket.prototype.connect as (...given: unknown[]) => Socket;
  Socket.prototype.connect = function watched(this: Socket, ...given: unknown[]) {
    const place = placeOf(given);
    if (place) tell(place);
    return connect.apply(this, given);
  } as typeof Socket.prototype.connect;
  for (const names of [dns, dns.promises] as unknown as Record<string, unknown>[])
    for (const [name, ask] of Object.entries(names))
      if (/^(lookup|resolve|reverse)/.test(name) && typeof ask === 'function')
        names[name] = function watched(this: unknown, ...given: unknown[]): unknown {
          tell(`the name ${String(given[0])}`);
          return Reflect.apply(ask, this, given);
        };
  syncBuiltinESMExports();
  // A connection kept from an earlier call is no new one; the call is.
  diagnostics.subscribe('undici:request:create', (message) => {
    tell(String((message as { request: { origin: unknown } }).request.origin));
  });
  diagnostics.subscribe('http.client.request.start', (message) => {
    tell(`http://${String((message as { request: { host: unknown } }).request.host)}`);
  });
}

/** Where a socket is told to go, as `host:port`; null for a socket that is a file on this machine. */
function placeOf(given: unknown[]): string | null {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number; path?: string };
    return path === undefined || port !== undefined ? `${host ?? 'localhost'}:${port}` : null;
  }
  if (Number.isNaN(Number(first))) return null;
  return `${typeof second === 'string' ? second : 'localhost'}:${String(first)}`;
}
