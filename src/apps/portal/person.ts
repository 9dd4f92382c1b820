import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askPerson, parseKey } from '#areas/cases/index.ts';
import { visitorByLink } from '#areas/channels/portal/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { gone, guardedKey, tokenOf } from './follow.ts';

/** «Quiero hablar con una persona»: one press on the page of a case, with its key alone or by the personal link; kept before the yes. */
export function personPages(app: FastifyInstance, house: House): void {
  app.post('/caso/:key/persona', async (request, reply) => {
    const { key } = request.params as { key: string };
    const visitor = request.tooMany ? 'limited' : await guardedKey(house, request, key);
    if (visitor === 'limited') return reply.redirect('/caso', 303);
    if (!visitor) return gone(house, request, reply);
    await ask(house, request, visitor.caseId);
    return reply.redirect(`/caso/${parseKey(key)}?persona=1`, 303);
  });

  app.post('/mi/:token/persona', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    if (!visitor) return gone(house, request, reply);
    if (!request.tooMany) await ask(house, request, visitor.caseId);
    return reply.redirect(`/mi/${tokenOf(request)}?persona=${request.tooMany ? '0' : '1'}`, 303);
  });
}

async function ask(house: House, request: FastifyRequest, caseId: string): Promise<void> {
  const phone = (request.body as Record<string, string> | undefined)?.phone ?? '';
  await transact(house, system('portal'), (work) => askPerson(work, caseId, phone.trim()));
}
