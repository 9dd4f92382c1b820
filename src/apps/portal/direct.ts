import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { subjectOf } from '#areas/channels/form/index.ts';
import { publicCase, visitorByLink } from '#areas/channels/portal/index.ts';
import { normalEmail, normalPhone } from '#areas/customers/index.ts';
import {
  askDirector,
  askedState,
  directorOf,
  holderOf,
  type Holder,
  offeredSlots,
  publicPhoto,
  settingsOf,
} from '#areas/directors-line/index.ts';
import { addWorkingTime } from '#areas/clocks/index.ts';
import { newToken } from '#platform/ids/index.ts';
import type { CustomerActor, House } from '#platform/work/index.ts';
import { longDate } from './dates.rules.ts';
import { directorCard } from './director-card.ts';
import { gone, guardedKey, tokenOf } from './follow.ts';
import { longFields, refusalStatus } from './limits.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';
import { fill } from './texts.ts';

const TOKEN = /^[\w-]{43}$/;

interface About {
  /** Address of the page; its form is posted to the same one. */
  base: string;
  visitor: CustomerActor | null;
}
interface Given {
  token: string;
  text: string;
  name: string;
  email: string;
  phone: string;
  slot: string;
}

/** «Hablar con la Dirección»: a message or a call at a free moment, without filter, from anywhere. With a personal link it joins its case; a key alone writes in none (theirs is linked to it). */
export function directPages(app: FastifyInstance, house: House): void {
  const serve = (path: string, about: (request: FastifyRequest) => Promise<About | null>): void => {
    app.get(path, async (request, reply) => {
      const it = await about(request);
      return it ? show(house, request, reply, it) : gone(house, request, reply);
    });
    app.post(path, async (request, reply) => {
      const it = await about(request);
      return it ? send(house, request, reply, it) : gone(house, request, reply);
    });
  };
  serve('/direccion', async () => ({ base: '/direccion', visitor: null }));
  serve('/mi/:token/direccion', async (request) => {
    const visitor = await visitorByLink(house, tokenOf(request));
    return visitor && { base: `/mi/${tokenOf(request)}/direccion`, visitor };
  });
  serve('/caso/:key/direccion', async (request) => {
    const { key } = request.params as { key: string };
    const visitor = await guardedKey(house, request, key);
    return visitor && visitor !== 'limited' ? { base: `/caso/${encodeURIComponent(key)}/direccion`, visitor } : null;
  });
  app.get('/direccion/foto/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { sha256: string };
    const photo = await publicPhoto(house.database.db, sha256);
    if (!photo) return gone(house, request, reply);
    return reply
      .type(photo.type)
      .header('cache-control', 'public, max-age=86400')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(house.files.read(photo.sha256));
  });
  app.get('/direccion/recibido/:token', async (request, reply) => received(house, request, reply));
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  about: About,
  more: { given?: Given; errors?: { field: string; text: string | undefined }[]; status?: number } = {},
) {
  const page = await openPage(house, request, reply);
  const db = house.database.db;
  const [director, holder, settings, slots] = await Promise.all([
    directorCard(db),
    holderOf(db, page.now),
    settingsOf(db),
    offeredSlots(db, page.calendar, page.now),
  ]);
  const promised = addWorkingTime(page.calendar, page.now, settings.promiseMinutes);
  const found = about.visitor ? await publicCase(db, about.visitor.caseId) : null;
  const date = longDate(promised, page.calendar.zone, page.lang, { time: true });
  const data = {
    base: about.base,
    token: newToken(),
    slot: '',
    ...more.given,
    errors: more.errors && more.errors.length > 0 ? more.errors : null,
    director,
    proven: about.visitor?.proven ?? false,
    about: found
      ? fill(about.visitor?.proven ? page.t.direct_about : page.t.direct_about_key, { reference: found.reference })
      : null,
    promise_line: fill(page.t[said('direct_promise', director, holder)], {
      name: director?.name ?? '',
      deputy: holder?.name ?? '',
      date,
    }),
    slots: slots.map((at) => ({
      value: at.toISOString(),
      text: longDate(at, page.calendar.zone, page.lang, { time: true }),
      chosen: at.toISOString() === more.given?.slot,
    })),
    private: about.visitor !== null || more.given !== undefined,
  };
  return sendPage(reply, 'direct', pageData(page, page.t.nav_direct ?? '', data), more.status ?? 200);
}

async function send(house: House, request: FastifyRequest, reply: FastifyReply, about: About) {
  const fields = (request.body ?? {}) as Record<string, string>;
  const page = await openPage(house, request, reply);
  const read = (name: string): string => (fields[name] ?? '').trim();
  const given: Given = {
    token: TOKEN.test(read('token')) ? read('token') : newToken(),
    text: read('text'),
    name: read('name'),
    email: read('email'),
    phone: read('phone'),
    slot: read('slot'),
  };
  const errors = request.tooMany ? [{ field: 'text', text: page.t.error_many }] : await problemsOf(page, given, about);
  if (errors.length > 0) return show(house, request, reply, about, { given, errors, status: refusalStatus(request) });
  const phone = given.phone ? normalPhone(given.phone, page.company.country) : null;
  const kept = await askDirector(house, given.token, {
    caseId: about.visitor?.proven ? about.visitor.caseId : null,
    unprovenAbout: about.visitor && !about.visitor.proven ? about.visitor.caseId : null,
    subject: given.text ? subjectOf(given.text) : '',
    text: given.text,
    name: given.name,
    email: given.email ? normalEmail(given.email) : null,
    phone,
    language: page.lang,
    call: given.slot !== '',
    slotAt: given.slot === 'soon' || given.slot === '' ? null : given.slot,
  });
  if (kept === 'slot_taken')
    return show(house, request, reply, about, {
      given: { ...given, slot: '' },
      errors: [{ field: 'slot', text: page.t.error_slot }],
      status: 409,
    });
  return reply.redirect(`/direccion/recibido/${kept.key}`, 303);
}

/** Nothing is asked but what is needed to answer: words or a call, and where. */
async function problemsOf(
  page: Page,
  given: Given,
  about: About,
): Promise<{ field: string; text: string | undefined }[]> {
  const problems: { field: string; text: string | undefined }[] = longFields(page, given);
  const known = about.visitor?.proven ?? false;
  if (given.text === '' && given.slot === '') problems.push({ field: 'text', text: page.t.error_direct_text });
  if (!known && !given.name) problems.push({ field: 'name', text: page.t.error_name });
  if (!known && !given.email && !given.phone) problems.push({ field: 'email', text: page.t.error_contact });
  if (given.email && !normalEmail(given.email)) problems.push({ field: 'email', text: page.t.error_email });
  if (given.slot && !given.phone) problems.push({ field: 'phone', text: page.t.error_call_phone });
  else if (given.phone && !normalPhone(given.phone, page.company.country))
    problems.push({ field: 'phone', text: page.t.error_phone });
  if (given.slot && given.slot !== 'soon' && !(await isOffered(page, given.slot)))
    problems.push({ field: 'slot', text: page.t.error_slot });
  return problems;
}

/** Declared by the Director and still to come; whether it is free is settled by taking it. */
async function isOffered(page: Page, slot: string): Promise<boolean> {
  const offered = await offeredSlots(page.house.database.db, page.calendar, page.now, { evenTaken: true });
  return offered.some((at) => at.toISOString() === slot);
}

const WAIT_MS = 1_500;
const STEP_MS = 40;

async function received(house: House, request: FastifyRequest, reply: FastifyReply) {
  const page = await openPage(house, request, reply);
  const db = house.database.db;
  let state = TOKEN.test(tokenOf(request)) ? await askedState(db, tokenOf(request)) : null;
  if (!state) return gone(house, request, reply);
  for (let waited = 0; !state?.promisedAt && waited < WAIT_MS; waited += STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    state = await askedState(db, tokenOf(request));
  }
  const [found, director, holder] = await Promise.all([
    state?.caseId ? publicCase(db, state.caseId) : null,
    directorOf(db),
    holderOf(db, state?.slotAt ?? page.now),
  ]);
  const at = state?.slotAt ?? state?.promisedAt;
  const line = at
    ? fill(page.t[said(state?.slotAt ? 'direct_calls' : 'direct_answers', director, holder)], {
        name: director?.name ?? '',
        deputy: holder?.name ?? '',
        date: longDate(at, page.calendar.zone, page.lang, { time: true }),
      })
    : null;
  const data = {
    line,
    case: found && at ? { key: found.key, reference: found.reference } : null,
    private: true,
    refresh: at ? null : 3,
  };
  return sendPage(reply, 'direct-received', pageData(page, page.t.direct_received_title ?? '', data));
}

/** Nobody is said to answer in person while somebody else does, nor anybody by name while nobody acts for who is away. */
function said(key: string, director: unknown, holder: Holder | null): string {
  if (!director || holder?.role === 'administrator') return director ? `${key}_away` : `${key}_team`;
  return holder?.role === 'deputy' ? `${key}_deputy` : key;
}
