import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  answerInWords,
  answerLinked,
  openLinked,
  passOnLinked,
  type LinkedConsultation,
} from '#areas/authority/index.ts';
import type { Uploaded } from '#areas/channels/form/index.ts';
import { consultationAnswer, passingOn } from '#areas/authority/contract.ts';
import { DomainError } from '#platform/errors/index.ts';
import { holdFiles } from '#platform/files/file.store.ts';
import { isId } from '#platform/ids/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { fileSize, longDate } from './dates.rules.ts';
import { gone, tokenOf } from './follow.ts';
import { isLong, longFields, refusalStatus } from './limits.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';
import { fill } from './texts.ts';
import { openFiles, readPosted, sealFiles } from './uploads.ts';

/**
 * Where somebody of an area answers with one press, without account, menu or script. Opening the address changes nothing,
 * however often a mail filter does (invariant 9); only the form's own post answers.
 */
export function consultationPages(app: FastifyInstance, house: House): void {
  app.get('/consulta/:token', async (request, reply) => show(house, request, reply, {}));

  app.post('/consulta/:token', async (request, reply) => {
    const linked = await openLinked(house.database.db, tokenOf(request), house.clock.now());
    if (!linked) return gone(house, request, reply);
    const posted = await readPosted(house, request);
    request.body = posted.fields;
    if (posted.tooLarge || request.tooMany)
      return show(house, request, reply, { ...posted, problem: posted.tooLarge ? 'error_too_large' : 'error_many' });
    posted.files.push(...openFiles(house, posted.fields.kept));
    if (linked.state !== 'live') return show(house, request, reply, { late: true });
    if (isLong(posted.fields, LONGEST)) return show(house, request, reply, { ...posted, problem: 'error_long' });
    if (posted.fields.pass !== undefined) return passOn(house, request, reply, posted.fields);
    const given = consultationAnswer.safeParse({
      code: posted.fields.code || null,
      text: posted.fields.text ?? '',
      quantity: posted.fields.quantity ? Number(posted.fields.quantity) : null,
      promisedOn: posted.fields.promisedOn || null,
    });
    if (!given.success) return show(house, request, reply, { ...posted, problem: 'consultation_error' });
    try {
      await holdFiles(house.database.db, posted.files, house.clock.now());
      await transact(house, system('consultation-link'), (work) =>
        answerLinked(work, tokenOf(request), given.data, posted.files),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind !== 'invalid') return show(house, request, reply, { late: true });
      return show(house, request, reply, { ...posted, problem: error.code });
    }
    // A reload sends nothing again.
    return reply.redirect(`/consulta/${tokenOf(request)}`, 303);
  });

  app.get('/consulta/:token/archivos/:id', async (request, reply) => {
    const linked = await openLinked(house.database.db, tokenOf(request), house.clock.now());
    const { id } = request.params as { id: string };
    const file = linked && isId(id) ? linked.files.find((one) => one.id === id) : null;
    if (!file) return gone(house, request, reply);
    return reply
      .type(file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-length', file.size)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .send(house.files.read(file.sha256));
  });
}

/** It is for another area: the page says whose it is now, and answers nothing any more. */
async function passOn(house: House, request: FastifyRequest, reply: FastifyReply, fields: Record<string, string>) {
  const given = passingOn.safeParse({ areaId: fields.pass || null, note: fields.note ?? '' });
  if (!given.success) return show(house, request, reply, { fields, problem: 'consultation_pass_error' });
  try {
    await transact(house, system('consultation-link'), (work) => passOnLinked(work, tokenOf(request), given.data));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'consultation.closed' || error.code === 'consultation.already_answered')
      return show(house, request, reply, { late: true });
    return show(house, request, reply, { fields, problem: 'consultation_pass_error' });
  }
  return reply.redirect(`/consulta/${tokenOf(request)}`, 303);
}

/** Characters of an answer in one's own words, and of a note to the next area. */
const LONGEST = { text: 10_000, note: 2_000 };

interface Shown {
  fields?: Record<string, string>;
  /** Sent with what was refused: they need not be chosen again. */
  files?: readonly Uploaded[];
  /** Code of what is wrong with what was sent. */
  problem?: string;
  /** Somebody else was first, or it was withdrawn: what was sent was not kept. */
  late?: boolean;
}

async function show(house: House, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const linked = await openLinked(house.database.db, tokenOf(request), house.clock.now());
  if (!linked) return gone(house, request, reply);
  const page = await openPage(house, request, reply, { form: 'tu' });
  const { consultation: c } = linked;
  const chosen = (request.query as { r?: string }).r ?? shown.fields?.code;
  const question = c.kind === 'order' ? `${c.quantity} × ${c.item}` : c.question;
  const data = pageData(page, fill(page.t.consultation_title, { area: linked.area }), {
    private: true,
    state: linked.state,
    base: `/consulta/${tokenOf(request)}`,
    question: linked.state === 'expired' ? null : question,
    note: c.kind === 'order' ? c.question : null,
    kind: c.kind,
    asker: fill(page.t[`consultation_asks_${c.kind}`], { asker: c.askedByName, area: linked.area }),
    due: fill(page.t[c.dueAt > page.now ? 'consultation_due' : 'consultation_late'], { date: moment(page, c.dueAt) }),
    facts: factsOf(page, linked),
    files: filesOf(page, linked, 'asked'),
    sent: filesOf(page, linked, 'answered'),
    messages: linked.messages.map((message) => ({
      author: message.author ?? message.area ?? c.areaName,
      text: message.text,
      when: moment(page, message.at),
      iso: message.at.toISOString(),
    })),
    others: linked.others,
    passing: shown.fields?.pass !== undefined,
    answers: c.answers.map((one) => ({ ...one, chosen: one.code === chosen })),
    any_chosen: c.answers.some((one) => one.code === chosen),
    fields: shown.fields ?? {},
    quantity: c.quantity,
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: page.company.zone }).format(page.now),
    kept: (shown.files ?? []).map(({ name, size }) => ({ name, size: fileSize(size, page.lang) })),
    kept_sealed: sealFiles(house, shown.files ?? []),
    errors: errorsOf(page, shown),
    notice: shown.late && linked.state !== 'expired' ? page.t.consultation_not_kept : null,
    outcome: outcomeOf(page, linked),
    personal: fill(page.t.consultation_personal, { area: linked.area }),
  });
  const status = shown.problem ? refusalStatus(request) : shown.late ? 409 : 200;
  return sendPage(reply, 'consultation', data, status);
}

function errorsOf(page: Page, { fields = {}, problem }: Shown) {
  if (!problem) return null;
  if (problem === 'error_long') return longFields(page, fields, LONGEST);
  return [{ field: fieldOf(problem), text: page.t[textOf(problem)] }];
}

/** What became of it, once it no longer waits. */
function outcomeOf(page: Page, { consultation: c, state }: LinkedConsultation): { title: string; text: string } | null {
  if (state === 'live') return null;
  if (state === 'expired')
    return {
      title: page.t.consultation_expired ?? '',
      text: fill(page.t.consultation_expired_text, { asker: c.askedByName }),
    };
  if (state === 'passed')
    return { title: page.t.consultation_passed ?? '', text: page.t.consultation_passed_text ?? '' };
  if (c.state !== 'answered' || !c.answeredAt)
    return { title: page.t.consultation_withdrawn ?? '', text: page.t.consultation_withdrawn_text ?? '' };
  const by = { who: c.answeredByName ?? c.areaName, date: moment(page, c.answeredAt) };
  return { title: fill(page.t.consultation_answered, by), text: answerInWords(c) };
}

function factsOf(page: Page, { consultation: c }: LinkedConsultation) {
  return c.facts
    .filter(({ code }) => code !== 'case')
    .map(({ code, text }) => ({ label: page.t[`consultation_fact_${code}`] ?? code, value: text }));
}

function filesOf(page: Page, { files }: LinkedConsultation, side: 'asked' | 'answered') {
  return files
    .filter((file) => file.side === side)
    .map(({ id, name, size }) => ({ id, name, size: fileSize(size, page.lang) }));
}

function moment(page: Page, at: Date): string {
  return longDate(at, page.calendar.zone, page.lang, { time: true });
}

const FIELDS: Record<string, string> = {
  'consultation.quantity_needed': 'quantity',
  'consultation.date_needed': 'promisedOn',
  'consultation.date_past': 'promisedOn',
  error_too_large: 'files',
  consultation_pass_error: 'pass',
};

function fieldOf(problem: string): string {
  return FIELDS[problem] ?? 'text';
}

/** Texts of pages have no dots in their names. */
function textOf(problem: string): string {
  return problem.startsWith('consultation.') ? problem.replace('.', '_') : problem;
}
