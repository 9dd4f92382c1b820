import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseKey } from '#areas/cases/index.ts';
import { sendPersonalLink, submitPortalMessage, visitorByKey, visitorByLink } from '#areas/channels/portal/index.ts';
import { MINUTE } from '#platform/clock/index.ts';
import { holdFiles } from '#platform/files/file.store.ts';
import { newToken } from '#platform/ids/index.ts';
import { countAttempt, forgiveAttempt } from '#platform/throttle/index.ts';
import { system, transact, type CustomerActor, type House } from '#platform/work/index.ts';
import { casePage } from './case-page.ts';
import { longFields } from './limits.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';
import { fill } from './texts.ts';
import { readPosted } from './uploads.ts';

const TOKEN = /^[\w-]{43}$/;

/** Following a case: its key shows how it goes, without any personal data; a personal link shows and takes everything. */
export function followPages(app: FastifyInstance, house: House): void {
  keyPages(app, house);
  personalPages(app, house);
}

function keyPages(app: FastifyInstance, house: House): void {
  app.get('/caso', async (request, reply) => find(await openPage(house, request, reply), reply, {}));

  app.post('/caso', async (request, reply) => {
    const written = (request.body as Record<string, string> | undefined)?.key ?? '';
    const page = await openPage(house, request, reply);
    const visitor = request.tooMany ? 'limited' : await guardedKey(house, request, written);
    if (visitor === 'limited')
      return find(page, reply, { key: written, errors: [{ field: 'key', text: page.t.error_many }] }, 429);
    if (!visitor) return find(page, reply, { key: written, errors: [{ field: 'key', text: page.t.error_key }] }, 404);
    return reply.redirect(`/caso/${parseKey(written)}`, 303);
  });

  app.get('/caso/:key', async (request, reply) => {
    const { key } = request.params as { key: string };
    const { enlace, persona } = request.query as { enlace?: string; persona?: string };
    const notice = enlace === '1' ? 'link_sent' : persona === '1' ? 'person_asked' : null;
    const shown = await whoHasTheKey(house, request, key, (visitor) =>
      casePage(house, request, reply, visitor, { base: '', notice }),
    );
    if (shown !== 'limited' && shown !== null) return shown;
    const page = await openPage(house, request, reply);
    return shown === 'limited'
      ? find(page, reply, { errors: [{ field: 'key', text: page.t.error_many }] }, 429)
      : find(page, reply, { key, errors: [{ field: 'key', text: page.t.error_key }] }, 404);
  });

  app.post('/caso/:key/enlace', async (request, reply) => {
    const { key } = request.params as { key: string };
    const visitor = request.tooMany ? 'limited' : await guardedKey(house, request, key);
    const page = await openPage(house, request, reply);
    if (visitor === 'limited' || !visitor)
      return find(
        page,
        reply,
        { key, errors: [{ field: 'key', text: visitor ? page.t.error_many : page.t.error_key }] },
        visitor ? 429 : 404,
      );
    await transact(house, system('portal'), (work) =>
      sendPersonalLink(work, visitor.caseId, (reference, url) => ({
        subject: fill(page.t.link_mail_subject, { reference }),
        text: fill(page.t.link_mail_text, { reference, url }),
      })),
    );
    return reply.redirect(`/caso/${parseKey(key)}?enlace=1`, 303);
  });
}

function personalPages(app: FastifyInstance, house: House): void {
  app.get('/mi/:token', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    if (!visitor) return gone(house, request, reply);
    const { enviado, persona } = request.query as { enviado?: string; persona?: string };
    return casePage(house, request, reply, visitor, {
      base: `/mi/${tokenOf(request)}`,
      notice: enviado === '1' ? 'message_kept' : persona === '1' ? 'person_asked' : null,
    });
  });

  app.post('/mi/:token/mensajes', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    if (!visitor) return gone(house, request, reply);
    const posted = await readPosted(house, request);
    request.body = posted.fields;
    const text = (posted.fields.text ?? '').trim();
    const base = `/mi/${tokenOf(request)}`;
    const [long] = longFields(await openPage(house, request, reply), { text });
    if (text === '' || long || posted.tooLarge || request.tooMany)
      return casePage(house, request, reply, visitor, {
        base,
        notice: null,
        text,
        problem: request.tooMany
          ? 'error_many'
          : posted.tooLarge
            ? 'error_too_large'
            : long
              ? 'error_long'
              : 'error_text',
      });
    const given = posted.fields.token ?? '';
    await holdFiles(house.database.db, posted.files, house.clock.now());
    await submitPortalMessage(house, visitor, TOKEN.test(given) ? given : newToken(), {
      text,
      files: posted.files,
    });
    return reply.redirect(`${base}?enviado=1`, 303);
  });
}

export function tokenOf(request: FastifyRequest): string {
  return (request.params as { token: string }).token;
}

const KEY_TRIES = 30;

/**
 * Keys are unguessable; still, thirty wrong ones in ten minutes from one place are enough. Beyond them nothing is looked
 * up, not even a right one, or guessing would go on; below them a right one costs nothing.
 */
export async function guardedKey(
  house: House,
  request: FastifyRequest,
  written: string,
): Promise<CustomerActor | null | 'limited'> {
  return whoHasTheKey(house, request, written, (visitor) => Promise.resolve(visitor));
}

/** The same, and what is shown to them is read while the right key is taken off the count. */
async function whoHasTheKey<T>(
  house: House,
  request: FastifyRequest,
  written: string,
  show: (visitor: CustomerActor) => Promise<T>,
): Promise<T | null | 'limited'> {
  const key = `portal-key:${house.secrets.sign('throttle', request.ip, 12)}`;
  const limits = [{ key, max: KEY_TRIES, windowMs: 10 * MINUTE }];
  const now = house.clock.now();
  // Counted before looking, so that a burst can't slip through together.
  const { over } = await countAttempt(house.database.db, limits, now);
  if (over.length > 0) return 'limited';
  const visitor = await visitorByKey(house, written);
  if (!visitor) return null;
  const [shown] = await Promise.all([show(visitor), forgiveAttempt(house.database.db, limits, now)]);
  return shown;
}

export function find(page: Page, reply: FastifyReply, more: Record<string, unknown>, status = 200) {
  return sendPage(reply, 'find', pageData(page, page.t.nav_follow ?? '', { private: true, ...more }), status);
}

export async function gone(house: House, request: FastifyRequest, reply: FastifyReply) {
  const page = await openPage(house, request, reply);
  return sendPage(
    reply,
    'problem',
    pageData(page, page.t.not_found_title ?? '', {
      heading: page.t.not_found_title,
      text: page.t.not_found_text,
      private: true,
    }),
    404,
  );
}
