import { acceptForms } from './form-body.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '#platform/db/index.ts';
import type { House } from '#platform/work/index.ts';
import { anybodyExists } from '#areas/identity/index.ts';
import { askPages } from './ask.ts';
import { bookPages } from './book/book.ts';
import { caseFiles } from './case-files.ts';
import { consultationPages } from './consultation.ts';
import { decisionPages } from './decision.ts';
import { directPages } from './direct.ts';
import { followPages, gone } from './follow.ts';
import { limitPortal } from './limits.ts';
import { openPage, pageData } from './page.ts';
import { assets, sendPage, type PageData } from './render.ts';
import { helpPages } from './help/help.ts';
import { personPages } from './person.ts';
import { routesPage } from './routes-page.ts';
import { sheetPages } from './sheet/sheet.ts';
import { portalTexts, type PortalTexts } from './texts.ts';

/** The public side: server-rendered, no script, no session (invariant 12). */
export async function servePortal(server: FastifyInstance, house: House): Promise<void> {
  await server.register(async (app) => {
    acceptForms(app);
    limitPortal(app, house);
    app.addHook('onRequest', async (request, reply) => {
      // Nothing to show before the company exists: the first person to come sets it up.
      if (request.method === 'GET' && request.url === '/' && !(await anybodyExists(house.database.db)))
        return reply.redirect('/app/', 302);
    });
    app.setErrorHandler(async (error, request, reply) => {
      const status = statusOf(error);
      if (status < 500 && status !== 413 && status !== 429) return gone(house, request, reply);
      if (status >= 500) request.log.error({ err: error }, 'fault on a public page');
      const page = await anyPage(house, request, reply);
      const t = page.t as PortalTexts;
      const title = t.fault_title ?? '';
      const text = status === 413 ? t.error_too_large : status === 429 ? t.error_many : t.fault_text;
      return sendPage(reply, 'problem', { ...page, title, heading: title, text, private: true }, status);
    });
    app.get('/portal/:file', async (request, reply) => {
      const asset = assets.get((request.params as { file: string }).file);
      if (!asset) return reply.status(404).send();
      return reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(asset.bytes);
    });
    askPages(app, house);
    followPages(app, house);
    caseFiles(app, house);
    personPages(app, house);
    consultationPages(app, house);
    decisionPages(app, house);
    directPages(app, house);
    routesPage(app, house);
    bookPages(app, house);
    sheetPages(app, house);
    helpPages(app, house);
    // An address mistyped in a browser gets a page with a way on; programs keep their problem in JSON.
    app.get('/*', async (request, reply) =>
      request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/')
        ? gone(house, request, reply)
        : reply.callNotFound(),
    );
  });
}

/** Without the database there is no company to speak of; the visitor gets a page all the same. */
async function anyPage(house: House, request: FastifyRequest, reply: FastifyReply): Promise<PageData> {
  try {
    return pageData(await openPage(house, request, reply), '');
  } catch {
    const company = { name: new URL(house.config.baseUrl).hostname };
    return { lang: request.language, t: portalTexts(request.language, 'usted'), title: '', company };
  }
}

function statusOf(error: unknown): number {
  return isDatabaseAway(error) ? 503 : ((error as { statusCode?: number }).statusCode ?? 500);
}
