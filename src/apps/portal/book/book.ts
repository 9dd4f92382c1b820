import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicCase, submissionState } from '#areas/channels/portal/index.ts';
import {
  bookForm,
  DOCUMENTS,
  type Keeper,
  sheetNotes,
  sheetNumber,
  sheetOfCase,
  sheetParts,
  sheetPdf,
  submitSheet,
} from '#areas/compliance/index.ts';
import { newToken } from '#platform/ids/index.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { House } from '#platform/work/index.ts';
import { gone } from '../follow.ts';
import { refusalStatus } from '../limits.ts';
import { openPage, pageData, type Page } from '../page.ts';
import { sendPage } from '../render.ts';
import { fill } from '../texts.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { sheetFrom, sheetProblems, type Fields } from './sheet-form.ts';

const ADDRESS = '/libro-de-reclamaciones';
/** Its documents, its money and its telephones are Peru's, wherever the company sits. */
const COUNTRY = 'PE';
const OWN = 'empresa';
const TOKEN = /^[\w-]{43}$/;
const WAIT_MS = 1_500;
const STEP_MS = 40;

/** Peru's Libro de Reclamaciones: a public form without sign-in nor script. It is there only if the company follows Peru's rules. */
export function bookPages(app: FastifyInstance, house: House): void {
  app.get(ADDRESS, async (request, reply) => {
    const page = await openPage(house, request, reply, { form: 'usted' });
    if (page.books.length === 0) return gone(house, request, reply);
    const asked = (request.query as { libro?: unknown }).libro;
    const keeper = keeperNamed(page, asked);
    if (!keeper) return asked === undefined ? whichBook(page, reply) : gone(house, request, reply);
    return form(page, reply, keeper, { token: newToken(), given: {} });
  });
  app.post(ADDRESS, async (request, reply) => file(house, request, reply));
  app.get(`${ADDRESS}/:token`, async (request, reply) => filed(house, request, reply));
  app.get(`${ADDRESS}/:token/hoja.pdf`, async (request, reply) => filedPdf(house, request, reply));
}

async function file(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fields = request.body as Fields;
  const page = await openPage(house, request, reply, { form: 'usted' });
  const keeper = keeperNamed(page, fields.libro);
  if (!keeper) return gone(house, request, reply);
  const b = words(page.lang);
  const found = sheetProblems(fields, COUNTRY);
  const problems = found.map(({ field, code, limit }) => ({
    field,
    text: fill(b[code], { limit: new Intl.NumberFormat(page.lang).format(limit ?? 0) }),
  }));
  const errors = request.tooMany
    ? [{ field: 'detail', text: page.t.error_many }]
    : [...problems, ...(found.some(({ limit }) => !limit) ? [{ field: 'name', text: b.error_not_filed }] : [])];
  const token = fields.token ?? '';
  if (errors.length > 0 || !TOKEN.test(token))
    return form(
      page,
      reply,
      keeper,
      { token: TOKEN.test(token) ? token : newToken(), given: fields, errors },
      refusalStatus(request),
    );
  const about = { country: COUNTRY, currency: bookForm().currency, language: page.lang };
  const { key } = await submitSheet(house, token, { ...sheetFrom(fields, about), brandId: keeper.brandId });
  return reply.redirect(`${ADDRESS}/${key}`, 303);
}

/** The copy to print, as soon as the sheet has its number. Only whoever filed it knows this address. */
async function filed(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  const page = await openPage(house, request, reply, { form: 'usted' });
  const state = TOKEN.test(token) ? await opened(house, token) : null;
  const { db } = house.database;
  const sheet = state?.caseId ? await sheetOfCase(db, state.caseId) : undefined;
  if (!state || (state.caseId && !sheet)) return gone(house, request, reply);
  const b = words(page.lang);
  if (!sheet) return sendPage(reply, 'book-filed', pageData(page, b.title ?? '', { b, private: true, refresh: 3 }));
  return sendPage(
    reply,
    'book-filed',
    pageData(page, b.title ?? '', {
      b,
      private: true,
      number: sheetNumber(sheet.number, sheet.year),
      pdf: `${ADDRESS}/${token}/hoja.pdf`,
      parts: sheetParts(sheet, page.lang, bookForm().zone),
      notes: sheetNotes(page.lang),
      copied: (sheet.copied && sheet.consumer['email']) || null,
      key: (await publicCase(db, sheet.caseId))?.key,
    }),
  );
}

/** The same sheet to keep, whose last part is there once it has been answered. */
async function filedPdf(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  const page = await openPage(house, request, reply, { form: 'usted' });
  const { db } = house.database;
  const state = TOKEN.test(token) ? await submissionState(db, token) : null;
  const sheet = state?.caseId ? await sheetOfCase(db, state.caseId) : undefined;
  if (!sheet) return gone(house, request, reply);
  const { bytes, name } = await sheetPdf(sheet, page.lang, page.now);
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .send(bytes);
}

async function opened(house: House, token: string): Promise<{ caseId: string | null } | null> {
  for (let waited = 0; ; waited += STEP_MS) {
    const state = await submissionState(house.database.db, token);
    if (!state || state.caseId || waited >= WAIT_MS) return state;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

function form(
  page: Page,
  reply: FastifyReply,
  keeper: Keeper,
  asked: { token: string; given: Fields; errors?: unknown },
  status = 200,
): Promise<FastifyReply> {
  const b = words(page.lang);
  const documents = DOCUMENTS.map((code) => ({ code, name: b[`document_${code}`] }));
  return sendPage(
    reply,
    'book',
    pageData(page, b.title ?? '', {
      b,
      ...asked,
      documents,
      notes: sheetNotes(page.lang),
      ...keeperData(page, keeper),
    }),
    status,
  );
}

/** As its address and its form name it. */
function nameOf({ brandId }: Keeper): string {
  return brandId ?? OWN;
}

/** The one that was named, or the only one there is. */
function keeperNamed({ books }: Page, name: unknown): Keeper | undefined {
  return books.length === 1 ? books[0] : books.find((one) => nameOf(one) === name);
}

/** Several brands keep one each: the visitor says whose shop it was. */
function whichBook(page: Page, reply: FastifyReply): Promise<FastifyReply> {
  const b = words(page.lang);
  const books = page.books.map((one) => ({ name: one.name, url: `${ADDRESS}?libro=${nameOf(one)}` }));
  return sendPage(reply, 'book-which', pageData(page, b.title ?? '', { b, books }));
}

/** Who answers for the sheet, as the law wants it said above it; nothing where nothing is known. */
function keeperData(page: Page, keeper: Keeper): Record<string, unknown> {
  const { name, taxId, address } = keeper.provider;
  return {
    libro: nameOf(keeper),
    several: page.books.length > 1,
    // In the other language it is still this one's form.
    also: `&amp;libro=${nameOf(keeper)}`,
    keeper: { brand: keeper.name === name ? null : keeper.name, name, tax_id: taxId || null, address: address || null },
  };
}

function words(language: Language): Record<string, string> {
  const all = language === 'en' ? en : es;
  return { ...all, amount: fill(all['amount'], { currency: bookForm().currency }) };
}
