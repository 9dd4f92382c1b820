import type { FastifyInstance, FastifyRequest } from 'fastify';
import { adrBodies, sheetVersion, type SheetVersion } from '#areas/compliance/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { House } from '#platform/work/index.ts';
import { gone } from '../follow.ts';
import { openPage, pageData } from '../page.ts';
import { sendPage } from '../render.ts';
import { fill } from '../texts.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { sheetPdf } from './sheet-pdf.ts';
import { placesOf, viewSheet } from './sheet-view.ts';

/** The service sheet the law asks for: the version in force, older ones by their number, each as PDF too. */
export function sheetPages(app: FastifyInstance, house: House): void {
  app.get('/servicio', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const found = await asked(house, request);
    if (!found) return gone(house, request, reply);
    const w = wordsIn(page.lang, found);
    const last = await sheetVersion(house.database.db, null);
    return sendPage(
      reply,
      'sheet',
      pageData(page, w['title'] ?? '', {
        w,
        sheet: viewSheet(found, page.lang, w, `${house.config.baseUrl}/`),
        number: found.version,
        older: last?.version !== found.version,
      }),
    );
  });
  app.get('/servicio/organismos', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const w = page.lang === 'en' ? en : es;
    const places = placesOf(
      (await adrBodies(house.database.db)).filter(({ active }) => active),
      page.lang,
      w,
    );
    return sendPage(reply, 'bodies', pageData(page, w['bodies'] ?? '', { w, places }));
  });
  app.get('/servicio/hoja.pdf', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const found = await asked(house, request);
    if (!found) return gone(house, request, reply);
    const w = wordsIn(page.lang, found);
    const bytes = await sheetPdf(found, viewSheet(found, page.lang, w, `${house.config.baseUrl}/`), page.lang, w);
    return reply
      .type('application/pdf')
      .header(
        'content-disposition',
        `attachment; filename="${page.lang === 'es' ? 'hoja-de-servicio' : 'service-sheet'}-v${found.version}.pdf"`,
      )
      .send(bytes);
  });
}

/** The version in the address, or the one in force. */
async function asked(house: House, request: FastifyRequest): Promise<SheetVersion | undefined> {
  const { v } = request.query as { v?: string };
  if (v === undefined) return sheetVersion(house.database.db, null);
  return typeof v === 'string' && /^\d{1,6}$/.test(v) ? sheetVersion(house.database.db, Number(v)) : undefined;
}

function wordsIn(language: Language, { content }: SheetVersion): Record<string, string> {
  const all = language === 'en' ? en : es;
  return { ...all, intro: fill(all['intro'], { company: content.company.legalName || content.company.name }) };
}
