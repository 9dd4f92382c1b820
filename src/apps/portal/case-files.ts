import type { FastifyInstance } from 'fastify';
import { casePdf } from '#areas/cases/index.ts';
import { publicCase, publicFile, visitorByLink } from '#areas/channels/portal/index.ts';
import { isId } from '#platform/ids/index.ts';
import { reading, type House } from '#platform/work/index.ts';
import { gone, tokenOf } from './follow.ts';

/** Files of a case for whoever holds its personal link: always as a download, never run here. */
export function caseFiles(app: FastifyInstance, house: House): void {
  app.get('/mi/:token/archivos/:id', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    const { id } = request.params as { id: string };
    const file = visitor && isId(id) ? await publicFile(house.database.db, visitor.caseId, id) : null;
    if (!file) return gone(house, request, reply);
    return download(reply, file.name, file.type)
      .header('content-length', file.size)
      .send(house.files.read(file.sha256));
  });

  app.get('/mi/:token/caso.pdf', async (request, reply) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    const found = visitor && (await publicCase(house.database.db, visitor.caseId));
    if (!visitor || !found) return gone(house, request, reply);
    const pdf = await casePdf(reading(house, visitor), found.id, {
      internal: false,
      language: found.language === 'en' ? 'en' : 'es',
    });
    return download(reply, `${found.reference}.pdf`, 'application/pdf').send(pdf);
  });
}

function download(reply: import('fastify').FastifyReply, name: string, type: string) {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer');
}
