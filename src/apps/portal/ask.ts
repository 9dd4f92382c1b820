import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicIncidents } from '#areas/cases/index.ts';
import { sentWords, submitForm, type Uploaded } from '#areas/channels/form/index.ts';
import { publicCase, submissionState } from '#areas/channels/portal/index.ts';
import { normalEmail, normalPhone } from '#areas/customers/index.ts';
import { holdFiles } from '#platform/files/file.store.ts';
import { newToken } from '#platform/ids/index.ts';
import type { House } from '#platform/work/index.ts';
import { fileSize, longDate } from './dates.rules.ts';
import { directorCard } from './director-card.ts';
import { maybeAnswered, oftenAsked } from './help/help.ts';
import { helpTexts } from './help/help-words.ts';
import { shortHours } from './routes-page.ts';
import { longFields, refusalStatus } from './limits.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';
import { fill } from './texts.ts';
import { openFiles, readPosted, sealFiles } from './uploads.ts';

/** Help pages that Inicio offers below. */
const OFTEN = 4;
const TOKEN = /^[\w-]{43}$/;

/** Asking for something: one field first, then how to answer, then the key. Works without script, on a slow phone. */
export function askPages(app: FastifyInstance, house: House): void {
  app.get('/', async (request, reply) => home(await openPage(house, request, reply), reply, {}));
  app.get('/formulario', async (request, reply) =>
    home(await openPage(house, request, reply, { embedded: true }), reply, {}),
  );

  app.post('/contacto', async (request, reply) => {
    const posted = await readPosted(house, request);
    const embedded = posted.fields.embedded === '1';
    request.body = posted.fields;
    const page = await openPage(house, request, reply, { embedded });
    const text = (posted.fields.text ?? '').trim();
    const errors = [
      ...(text === '' ? [{ field: 'text', text: page.t.error_text }] : []),
      ...longFields(page, { text }),
      ...(posted.tooLarge ? [{ field: 'files', text: page.t.error_too_large }] : []),
      ...(request.tooMany ? [{ field: 'text', text: page.t.error_many }] : []),
    ];
    const token = TOKEN.test(posted.fields.token ?? '') ? (posted.fields.token as string) : newToken();
    if (errors.length > 0) return home(page, reply, { text, errors, token }, refusalStatus(request));
    return who(page, reply, { token, text, files: posted.files });
  });

  app.post('/contacto/enviar', async (request, reply) => send(house, request, reply));
  app.get('/recibido/:token', async (request, reply) => received(house, request, reply));
}

/** The second page: everything is kept before the visitor is told, and a second press changes nothing. */
async function send(house: House, request: FastifyRequest, reply: FastifyReply) {
  const fields = request.body as Record<string, string>;
  const page = await openPage(house, request, reply, { embedded: fields.embedded === '1' });
  const given = {
    token: fields.token ?? '',
    text: (fields.text ?? '').trim(),
    name: (fields.name ?? '').trim(),
    email: (fields.email ?? '').trim(),
    phone: (fields.phone ?? '').trim(),
    files: openFiles(house, fields.files),
  };
  const errors = request.tooMany ? [{ field: 'text', text: page.t.error_many }] : problemsOf(page, given);
  if (errors.length > 0 || !TOKEN.test(given.token))
    return who(
      page,
      reply,
      { ...given, token: TOKEN.test(given.token) ? given.token : newToken(), errors },
      refusalStatus(request),
    );
  await holdFiles(house.database.db, given.files, page.now);
  const { key } = await submitForm(house, given.token, {
    version: 1,
    text: given.text,
    name: given.name,
    email: given.email ? normalEmail(given.email) : null,
    phone: given.phone ? normalPhone(given.phone, page.company.country) : null,
    language: page.lang,
    files: given.files,
  });
  // The address of the answer is made from the token: only this visitor knows it, and a reload sends nothing again.
  return reply.redirect(`/recibido/${key}${page.embedded ? '?embedded=1' : ''}`, 303);
}

/** What was sent, word for word, and the key as soon as a worker has opened the case: only whoever sent it knows this address. */
async function received(house: House, request: FastifyRequest, reply: FastifyReply) {
  const { token } = request.params as { token: string };
  const page = await openPage(house, request, reply, {
    embedded: (request.query as { embedded?: string }).embedded === '1',
  });
  const state = TOKEN.test(token) ? await opened(house, token) : null;
  if (!state)
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
  const found = state.caseId ? await publicCase(house.database.db, state.caseId) : null;
  const zone = page.calendar.zone;
  const shown = found && {
    key: found.key,
    reference: found.reference,
    received: longDate(found.receivedAt, zone, page.lang, { time: true }),
    promised: found.promisedAt ? longDate(found.promisedAt, zone, page.lang, { time: true }) : null,
    legal: found.legal ? `${longDate(new Date(found.legal.dueAt), zone, page.lang)} (${found.legal.article})` : null,
  };
  return sendPage(
    reply,
    'received',
    pageData(page, (found ? page.t.received_title : page.t.kept_title) ?? '', {
      case: shown,
      sent: await sentWords(house, state.rawSha256),
      private: true,
      refresh: found ? null : 3,
    }),
  );
}

const WAIT_MS = 1_500;
const STEP_MS = 40;

/** A worker opens the case within moments; the visitor waits a little for the key rather than for a second page. */
async function opened(house: House, token: string): ReturnType<typeof submissionState> {
  for (let waited = 0; ; waited += STEP_MS) {
    const state = await submissionState(house.database.db, token);
    if (!state || state.caseId || waited >= WAIT_MS) return state;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

async function home(page: Page, reply: FastifyReply, more: Record<string, unknown>, status = 200) {
  const [incidents, director, often] = await Promise.all([
    incidentLines(page),
    directorCard(page.house.database.db),
    page.help && !page.embedded ? oftenAsked(page, OFTEN) : [],
  ]);
  const h = helpTexts(page.lang, page.form);
  const write = fill(page.t[director ? 'home_director_write' : 'home_director_write_team'], {
    name: director?.name ?? '',
  });
  const own = {
    token: newToken(),
    hours_short: shortHours(page),
    incidents,
    often,
    h,
    director,
    director_write: write,
  };
  return sendPage(reply, 'home', pageData(page, page.t.home_title ?? '', { ...own, ...more }), status);
}

/** What is known to be failing for many: whoever comes to tell it reads it first. */
async function incidentLines({ house, lang, t, calendar }: Page): Promise<{ text: string; line: string }[]> {
  const said = await publicIncidents(house.database.db, lang);
  return said.map(({ text, restorationAt, openedAt }) => ({
    text,
    line: fill(restorationAt ? t.incidents_restoration : t.incidents_since, {
      date: longDate(restorationAt ?? openedAt, calendar.zone, lang, { time: true }),
    }),
  }));
}

interface Asked {
  token: string;
  text: string;
  name?: string;
  email?: string;
  phone?: string;
  files: readonly Uploaded[];
  errors?: unknown;
}

async function who(page: Page, reply: FastifyReply, asked: Asked, status = 200) {
  const maybe = page.help ? await maybeAnswered(page, asked.text) : [];
  const files = asked.files.map((file) => ({ name: file.name, size: fileSize(file.size, page.lang) }));
  return sendPage(
    reply,
    'who',
    pageData(page, page.t.who_title ?? '', {
      ...asked,
      files,
      maybe,
      h: helpTexts(page.lang, page.form),
      files_sealed: sealFiles(page.house, asked.files),
      private: true,
    }),
    status,
  );
}

function problemsOf(page: Page, given: Asked): { field: string; text: string | undefined }[] {
  const problems: { field: string; text: string | undefined }[] = longFields(page, given);
  if (given.text === '') problems.push({ field: 'text', text: page.t.error_text });
  if (!given.name) problems.push({ field: 'name', text: page.t.error_name });
  if (!given.email && !given.phone) problems.push({ field: 'email', text: page.t.error_contact });
  if (given.email && !normalEmail(given.email)) problems.push({ field: 'email', text: page.t.error_email });
  if (given.phone && !normalPhone(given.phone, page.company.country))
    problems.push({ field: 'phone', text: page.t.error_phone });
  return problems;
}
