import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  publicCase,
  publicMessages,
  publicPetitions,
  publicSteps,
  type PublicCase,
  type PublicMessage,
} from '#areas/channels/portal/index.ts';
import { newToken } from '#platform/ids/index.ts';
import { pageOfWriting } from '#platform/writing/index.ts';
import type { CustomerActor, House } from '#platform/work/index.ts';
import { fileSize, longDate } from './dates.rules.ts';
import { longFields, refusalStatus } from './limits.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';
import { fill } from './texts.ts';
import { outcomeText } from './outcomes.ts';

export interface CasePageOptions {
  /** Address of the personal page; empty when only the key is known. */
  base: string;
  notice: 'link_sent' | 'message_kept' | 'person_asked' | null;
  text?: string;
  problem?: 'error_text' | 'error_long' | 'error_too_large' | 'error_many';
  /** As it was typed where a person was asked for; the problem is of that form then. */
  phone?: string;
}

/** «Mi caso»: what happens now, until when, the plain steps; with a personal link also the messages, files and a way to write. */
export async function casePage(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: CustomerActor,
  options: CasePageOptions,
) {
  const db = house.database.db;
  const found = await publicCase(db, visitor.caseId);
  if (!found) throw new Error('the case of a visitor is gone');
  const [page, steps, thread, petitions] = await Promise.all([
    openPage(house, request, reply, { form: found.formOfAddress }),
    publicSteps(db, found.id),
    visitor.proven ? publicMessages(db, found.id) : { messages: [], earlier: false },
    visitor.proven ? publicPetitions(db, found.id) : [],
  ]);
  const agent = found.agent?.split(' ')[0] ?? null;
  const data = pageData(page, visitor.proven ? found.subject : `${page.t.case_title} ${found.reference}`, {
    private: true,
    proven: visitor.proven,
    base: options.base,
    direct_link: options.base ? `${options.base}/direccion` : `/caso/${found.key}/direccion`,
    token: newToken(),
    text: options.text ?? '',
    phone: options.phone ?? '',
    errors: options.problem ? [problemOf(page, options, options.problem)] : null,
    notice: options.notice ? page.t[options.notice] : null,
    case: { reference: found.reference, key: found.key, subject: found.subject, agent },
    resolved: found.ball === 'resolved' && !found.discarded,
    agent_line: fill(page.t.agent_line, { agent: agent ?? '' }),
    send_to: agent ? fill(page.t.send_to, { agent }) : page.t.send_team,
    now_text: nowText(page, found),
    promised_text: promisedText(page, found),
    legal_text: legalText(page, found),
    completion_text: completionText(page, found),
    steps: steps.map((step) => ({ text: page.t[`step_${step.type}`], ...moment(page, step.at) })),
    petitions: petitions.map((petition) => ({ ...petition, outcome: outcomeText(page.lang, petition.outcome) })),
    earlier_text: thread.earlier ? fill(page.t.messages_earlier, { n: String(thread.messages.length) }) : null,
    messages: thread.messages.map((message) => ({
      side: message.direction === 'out' ? 'ours' : 'theirs',
      author: message.direction === 'out' ? (message.author ?? page.t.us) : page.t.you,
      text: message.text,
      html: shapeOf(message, options.base),
      ...moment(page, message.at),
      files: message.files.map((file) => ({
        id: file.id,
        name: file.name,
        size: fileSize(file.size, page.lang),
      })),
    })),
  });
  return sendPage(reply, 'case', data, options.problem ? refusalStatus(request) : 200);
}

/** Its lists, links, tables and pictures; null where its words say it all. */
function shapeOf({ html, pictures }: PublicMessage, base: string): string | null {
  return pageOfWriting(html, (sha256) => {
    const picture = pictures.find((one) => one.sha256 === sha256);
    return picture && `${base}/archivos/${picture.id}`;
  });
}

function problemOf(page: Page, options: CasePageOptions, problem: NonNullable<CasePageOptions['problem']>) {
  if (problem === 'error_long') {
    const [long] = longFields(page, { text: options.text, phone: options.phone });
    return long && { ...long, field: long.field === 'phone' ? 'person-phone' : long.field };
  }
  const field = problem === 'error_too_large' ? 'files' : options.phone === undefined ? 'text' : 'person-phone';
  return { field, text: page.t[problem] };
}

function moment(page: Page, at: Date): { when: string; iso: string } {
  return { when: longDate(at, page.calendar.zone, page.lang, { time: true }), iso: at.toISOString() };
}

function nowText(page: Page, found: PublicCase): string {
  if (found.discarded) return fill(page.t.now_discarded, {});
  const date = found.ball === 'snoozed' ? found.snoozedUntil : found.resolvedAt;
  return fill(page.t[`now_${found.ball}`], { date: date ? longDate(date, page.calendar.zone, page.lang) : '' });
}

/** The term of the law that ends first, with its article. */
function legalText(page: Page, found: PublicCase): string | null {
  if (!found.legal || found.ball === 'resolved') return null;
  const dueAt = new Date(found.legal.dueAt);
  return fill(dueAt > page.now ? page.t.legal_line : page.t.legal_late_line, {
    date: longDate(dueAt, page.calendar.zone, page.lang),
    article: found.legal.article,
  });
}

function completionText(page: Page, found: PublicCase): string | null {
  if (!found.completionUntil) return null;
  return fill(page.t.completion_line, { date: longDate(found.completionUntil, page.calendar.zone, page.lang) });
}

/** The promise as it stands; a broken one is said, not hidden. */
function promisedText(page: Page, found: PublicCase): string | null {
  if (!found.promisedAt || (found.ball !== 'ours' && found.ball !== 'inside')) return null;
  const line = found.promisedAt > page.now ? page.t.promised_line : page.t.late_line;
  return fill(line, { date: longDate(found.promisedAt, page.calendar.zone, page.lang, { time: true }) });
}
