import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicCase, submissionState } from '#areas/channels/portal/index.ts';
import {
  DOCUMENTS,
  keepsBook,
  sheetNotes,
  sheetNumber,
  sheetOfCase,
  sheetParts,
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
const TOKEN = /^[\w-]{43}$/;
const WAIT_MS = 1_500;
const STEP_MS = 40;

/** Peru's Libro de Reclamaciones: a public form without sign-in nor script. It is there only if the company follows Peru's rules. */
export function bookPages(app: FastifyInstance, house: House): void {
  app.get(ADDRESS, async (request, reply) => {
    const page = await openPage(house, request, reply, { form: 'usted' });
    if (!(await keepsBook(house.database.db, page.now))) return gone(house, request, reply);
    return form(page, reply, { token: newToken(), given: {} });
  });
  app.post(ADDRESS, async (request, reply) => file(house, request, reply));
  app.get(`${ADDRESS}/:token`, async (request, reply) => filed(house, request, reply));
}

async function file(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fields = request.body as Fields;
  const page = await openPage(house, request, reply, { form: 'usted' });
  if (!(await keepsBook(house.database.db, page.now))) return gone(house, request, reply);
  const { country, currency } = page.company;
  const b = words(page.lang, currency);
  const problems = sheetProblems(fields, country).map(({ field, code }) => ({ field, text: b[code] }));
  const errors = request.tooMany
    ? [{ field: 'detail', text: page.t.error_many }]
    : [...problems, ...(problems.length > 0 ? [{ field: 'name', text: b.error_not_filed }] : [])];
  const token = fields.token ?? '';
  if (errors.length > 0 || !TOKEN.test(token))
    return form(
      page,
      reply,
      { token: TOKEN.test(token) ? token : newToken(), given: fields, errors },
      refusalStatus(request),
    );
  const { key } = await submitSheet(house, token, sheetFrom(fields, { country, currency, language: page.lang }));
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
  const b = words(page.lang, page.company.currency);
  if (!sheet) return sendPage(reply, 'book-filed', pageData(page, b.title ?? '', { b, private: true, refresh: 3 }));
  return sendPage(
    reply,
    'book-filed',
    pageData(page, b.title ?? '', {
      b,
      private: true,
      number: sheetNumber(sheet.number, sheet.year),
      parts: sheetParts(sheet, page.lang, page.company.zone),
      notes: sheetNotes(page.lang),
      copied: (sheet.copied && sheet.consumer['email']) || null,
      key: (await publicCase(db, sheet.caseId))?.key,
    }),
  );
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
  asked: { token: string; given: Fields; errors?: unknown },
  status = 200,
): Promise<FastifyReply> {
  const b = words(page.lang, page.company.currency);
  const documents = DOCUMENTS.map((code) => ({ code, name: b[`document_${code}`] }));
  return sendPage(
    reply,
    'book',
    pageData(page, b.title ?? '', {
      b,
      ...asked,
      documents,
      notes: sheetNotes(page.lang),
      tax_id: page.company.taxId || null,
    }),
    status,
  );
}

function words(language: Language, currency: string): Record<string, string> {
  const all = language === 'en' ? en : es;
  return { ...all, amount: fill(all['amount'], { currency }) };
}
