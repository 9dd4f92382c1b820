import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from '#platform/work/index.ts';
import type { Page } from './page.ts';
import { fill } from './texts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** This address has sent more forms than anybody writes by hand: nothing more is kept for now. */
    tooMany: boolean;
  }
}

/** Forms in ten minutes from one address, for each request it may make in a minute: 60 with the usual 1,200. */
const FORMS_SHARE = 1 / 20;

/**
 * Per address: pages as the rest of the server, forms and uploads far fewer. A form beyond that is not cut off: its page
 * answers 429 with what was written, so that nothing typed is lost.
 */
export function limitPortal(app: FastifyInstance, house: House): void {
  const { requestsPerMinute } = house.config;
  const keyGenerator = (request: FastifyRequest): string => request.ip;
  const pages = app.createRateLimit({ max: requestsPerMinute, timeWindow: '1 minute', keyGenerator });
  const forms = app.createRateLimit({
    max: Math.ceil(requestsPerMinute * FORMS_SHARE),
    timeWindow: '10 minutes',
    keyGenerator,
  });
  app.decorateRequest('tooMany', false);
  app.addHook('onRequest', async (request, reply) => {
    const form = request.method === 'POST';
    const limit = await (form ? forms : pages)(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    reply.header('retry-after', limit.ttlInSeconds);
    if (!form) throw Object.assign(new Error('too many requests'), { statusCode: 429 });
    request.tooMany = true;
  });
}

/** Characters of one text, of a name, and of where one is reached: what is longer is refused and said, never cut. */
const LONGEST = { text: 200_000, name: 200, email: 320, phone: 40 };

/** The fields that are too long, each with its limit in words. The page itself cuts nothing: a browser that cut what is pasted would not say so. */
export function longFields(
  page: Page,
  given: object,
  longest: Readonly<Record<string, number>> = LONGEST,
): { field: string; text: string }[] {
  return Object.entries(longest).flatMap(([field, limit]) => {
    const value: unknown = Reflect.get(given, field);
    if (typeof value !== 'string' || value.length <= limit) return [];
    // Where files go along, a long text may be one.
    const said = longest === LONGEST && field === 'text' ? page.t.error_long : page.t.error_long_here;
    return [{ field, text: fill(said, { limit: new Intl.NumberFormat(page.lang).format(limit) }) }];
  });
}

export function isLong(
  given: Readonly<Record<string, string>>,
  longest: Readonly<Record<string, number>> = LONGEST,
): boolean {
  return Object.entries(longest).some(([field, limit]) => (given[field]?.length ?? 0) > limit);
}

/** The status of a page that refuses what was sent. */
export function refusalStatus(request: FastifyRequest): number {
  return request.tooMany ? 429 : 422;
}
