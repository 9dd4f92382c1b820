import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { DomainError, forbidden } from '#platform/errors/index.ts';
import { reading, transact, type Actor, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import type { AnyEndpoint } from './contract.ts';
import { AlreadyKept, findAnswer, keepAnswer, ticketOf, type Kept, type Ticketed } from './idempotency.ts';
import { parsePart } from './problem.ts';
import { Bytes, type Route, type ServerParts } from './route.ts';
import { stillReads } from './still-reads.ts';

const MAX_RAW = 512 * 1024 * 1024;

export function mountRoute(app: FastifyInstance, house: House, parts: ServerParts, route: Route): void {
  const { endpoint } = route;
  const options: RouteOptions = {
    method: endpoint.method,
    url: endpoint.path,
    config: { rateLimit: { max: endpoint.limit ?? house.config.requestsPerMinute, timeWindow: '1 minute' } },
    ...(endpoint.raw ? { bodyLimit: MAX_RAW } : {}),
    // Sign-in comes before the limit is counted, so that people behind one address do not share it.
    onRequest: async (request) => admit(house, parts, endpoint, request),
    handler: async (request, reply) => answer(house, parts, route, request, reply),
  };
  app.route(options);
}

async function admit(house: House, parts: ServerParts, endpoint: AnyEndpoint, request: FastifyRequest): Promise<void> {
  const actor = await parts.authenticate(house, request);
  request.actor = actor;
  if (actor.kind === 'person') request.language = actor.language;
  if (endpoint.method !== 'GET') refuseForeign(house, request, actor);
  if (endpoint.access === 'public') return;
  if (actor.kind !== 'person') throw new DomainError('unauthenticated', 'session.required');
  checkPerson(endpoint, actor);
}

function checkPerson(endpoint: AnyEndpoint, actor: PersonActor): void {
  if (actor.via === 'token') {
    if (!endpoint.scope) throw forbidden('token.not_allowed');
    if (!actor.scopes?.includes('*') && !actor.scopes?.includes(endpoint.scope))
      throw forbidden('token.scope', { scope: endpoint.scope });
  }
  if (endpoint.roles && !endpoint.roles.some((role) => actor.roles.includes(role))) throw forbidden('session.role');
  if (endpoint.fresh && !actor.fresh) throw forbidden('session.not_fresh');
}

/** A cookie travels by itself, so writes by cookie must come from our own page: custom header and same origin. */
function refuseForeign(house: House, request: FastifyRequest, actor: Actor): void {
  if (actor.kind !== 'person' || actor.via !== 'session') return;
  const origin = request.headers.origin;
  const ours =
    origin === undefined || origin === house.config.baseUrl || origin === `${request.protocol}://${request.host}`;
  if (!ours || request.headers['x-cauce'] !== '1') throw forbidden('request.foreign_origin');
}

async function answer(
  house: House,
  parts: ServerParts,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint } = route;
  const actor = request.actor as Actor;
  const input = {
    params: endpoint.params ? parsePart(endpoint.params, request.params, 'path') : undefined,
    query: endpoint.query ? parsePart(endpoint.query, request.query, 'query') : undefined,
    body: endpoint.body && !endpoint.raw ? parsePart(endpoint.body, request.body, 'body') : undefined,
  } as never;
  const run = (work: Work) => route.handle(work, input, { request, reply });
  const options = { requestId: request.id };
  if (endpoint.method === 'GET' || route.own)
    return respond(reply, endpoint, await run(reading(house, actor, options)));
  const ticket =
    endpoint.method === 'POST'
      ? ticketOf(request.headers['idempotency-key'], endpoint.path, [request.params, request.body])
      : null;
  if (!ticket) return respond(reply, endpoint, await transact(house, actor, run, options));
  const mayHear = (error: Error) => stillReads(house, parts, endpoint, actor, error, { request, reply });
  const kept = await runOnce(house, actor, endpoint, ticket, run, options, mayHear);
  return respond(reply.header('idempotency-replayed', String(kept.replayed)), endpoint, kept.response, kept.status);
}

async function runOnce(
  house: House,
  actor: Actor,
  endpoint: AnyEndpoint,
  ticket: Ticketed,
  run: (work: Work) => Promise<unknown>,
  options: { requestId: string },
  mayHear: (error: Error) => Promise<boolean>,
): Promise<Kept & { replayed: boolean }> {
  try {
    const response = await transact(
      house,
      actor,
      async (work) => {
        const value = await run(work);
        await keepAnswer(work, ticket, { status: endpoint.status, response: value });
        return value;
      },
      options,
    );
    return { status: endpoint.status, response, replayed: false };
  } catch (error) {
    // A repeated request may also fail on what the first one changed («already resolved»): its answer is the first one's.
    if (!(error instanceof AlreadyKept) && !(error instanceof DomainError)) throw error;
    const kept = await findAnswer(house.database.db, actor, ticket);
    if (!kept || !(await mayHear(error))) throw error;
    return { ...kept, replayed: true };
  }
}

function respond(
  reply: FastifyReply,
  endpoint: AnyEndpoint,
  value: unknown,
  status: number = endpoint.status,
): FastifyReply {
  if (value instanceof Bytes) return sendBytes(reply, value);
  reply.status(status).header('cache-control', 'no-store');
  return status === 204 ? reply.send() : reply.send(value);
}

const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox";

/** Files of others never run here: sniffing off, sandboxed, attachment unless our own viewer asked for a safe kind inline. */
function sendBytes(reply: FastifyReply, bytes: Bytes): FastifyReply {
  const disposition = `${bytes.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(bytes.name)}`;
  reply
    .header('content-type', bytes.type)
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', bytes.policy ?? FILE_POLICY).header('cache-control', 'private, no-store');
  if (bytes.size !== undefined) reply.header('content-length', bytes.size);
  return reply.send(bytes.body);
}
