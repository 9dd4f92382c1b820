import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askPerson, parseKey } from '#areas/cases/index.ts';
import { visitorByLink } from '#areas/channels/portal/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { casePage } from './case-page.ts';
import { find, gone, guardedKey, tokenOf } from './follow.ts';
import { isLong } from './limits.ts';
import { openPage } from './page.ts';

/** «Quiero hablar con una persona»: one press on the page of a case, with its key alone or by the personal link; kept before the yes. */
export function personPages(app: FastifyInstance, house: House): void {
  app.post('/caso/:key/persona', async (request, reply) => {
    const { key } = request.params as { key: string };
    const visitor = await guardedKey(house, request, key);
    if (visitor === 'limited') {
      const page = await openPage(house, request, reply);
      return find(page, reply, { key, errors: [{ field: 'key', text: page.t.error_many }] }, 429);
    }
    if (!visitor) return gone(house, request, reply);
    const problem = problemOf(request);
    if (problem) return casePage(house, request, reply, visitor, { base: '', ...refused(request, problem) });
    await ask(house, request, visitor.caseId);
    return reply.redirect(`/caso/${parseKey(key)}?persona=1`, 303);
  });

  app.post('/mi/:token/persona', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    if (!visitor) return gone(house, request, reply);
    const base = `/mi/${tokenOf(request)}`;
    const problem = problemOf(request);
    if (problem) return casePage(house, request, reply, visitor, { base, ...refused(request, problem) });
    await ask(house, request, visitor.caseId);
    return reply.redirect(`${base}?persona=1`, 303);
  });
}

/** Nobody was told: the page says so, with the phone as it was typed. */
function refused(request: FastifyRequest, problem: 'error_many' | 'error_long') {
  return { notice: null, problem, phone: phoneOf(request) };
}

function problemOf(request: FastifyRequest): 'error_many' | 'error_long' | null {
  if (request.tooMany) return 'error_many';
  return isLong({ phone: phoneOf(request) }) ? 'error_long' : null;
}

async function ask(house: House, request: FastifyRequest, caseId: string): Promise<void> {
  await transact(house, system('portal'), (work) => askPerson(work, caseId, phoneOf(request).trim()));
}

function phoneOf(request: FastifyRequest): string {
  return (request.body as Record<string, string> | undefined)?.phone ?? '';
}
