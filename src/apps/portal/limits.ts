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

/** Characters of one text, and of a name: what is longer is refused and said, never cut. */
const LONGEST = { text: 200_000, name: 200 } as const;

export function longFields(page: Page, given: { text: string; name?: string }): { field: string; text: string }[] {
  return (['text', 'name'] as const)
    .filter((field) => (given[field] ?? '').length > LONGEST[field])
    .map((field) => ({
      field,
      text: fill(page.t.error_long, { limit: new Intl.NumberFormat(page.lang).format(LONGEST[field]) }),
    }));
}

/** The status of a page that refuses what was sent. */
export function refusalStatus(request: FastifyRequest): number {
  return request.tooMany ? 429 : 422;
}
