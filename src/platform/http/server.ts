import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { newId } from '#platform/ids/index.ts';
import { preferredLanguage, type Language } from '#platform/i18n/index.ts';
import type { Actor, House } from '#platform/work/index.ts';
import { contentPolicy } from './policy.ts';
import { problemOf } from './problem.ts';
import { mountRoute } from './mount.ts';
import type { ServerParts } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
    language: Language;
  }
}

const JSON_LIMIT = 1024 * 1024;

/** The web server: guards first (headers, limits, sign-in, origin), then the contracts' routes, then one place for refusals. */
export async function buildServer(house: House, parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: house.log as FastifyBaseLogger,
    // We log each answer once, by route pattern (below): addresses may carry keys and tokens.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: house.config.trustProxy,
    bodyLimit: JSON_LIMIT,
    genReqId: () => newId(),
    requestTimeout: 120_000,
    // `__proto__` in JSON is refused by default (secure-json-parse); routes never merge bodies into objects.
    onProtoPoisoning: 'error',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  });
  app.server.headersTimeout = 15_000;
  app.decorateRequest('actor', null);
  app.decorateRequest('language', 'es');
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(house.config),
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    global: false,
    max: house.config.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: callerKey,
  });
  await app.register(multipart, {
    limits: { fileSize: 50 * 1024 * 1024, files: 20, fields: 40, parts: 80, fieldSize: 1024 * 1024 },
  });
  // Handed over as a stream: whoever reads it sets the limit and keeps it on disk.
  app.addContentTypeParser(['message/rfc822', 'application/octet-stream'], (_request, payload, done) =>
    done(null, payload),
  );

  answerEverything(app, parts);
  for (const route of parts.routes) mountRoute(app, house, parts, route);
  return app;
}

/** What surrounds every route: language, one log line, and one place where refusals and faults are told. */
function answerEverything(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onRequest', async (request, reply) => {
    request.language = preferredLanguage(request.headers['accept-language'], 'es');
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: keys and tokens may stand in it.
    const route = request.routeOptions.url ?? 'unmatched';
    parts.observe?.({ route, method: request.method, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 });
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actor: request.actor?.kind,
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, parts.texts, request.language, request.id);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'fault');
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = problemOf({ statusCode: 404 }, parts.texts, request.language, request.id);
    return reply
      .status(404)
      .type('application/problem+json; charset=utf-8')
      .send({
        ...problem,
        code: 'request.not_found',
        detail: parts.texts.say(request.language, 'error.request.not_found'),
      });
  });
}

function callerKey(request: FastifyRequest): string {
  const { actor } = request;
  return actor?.kind === 'person' ? `person:${actor.id}` : request.ip;
}

export type { ServerParts } from './route.ts';
