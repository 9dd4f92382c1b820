import type { FastifyReply, FastifyRequest } from 'fastify';
import { brandOf, calendarFor, companyOf } from '#areas/organisation/index.ts';
import { bookKeepers, isSheetPublished, type Keeper } from '#areas/compliance/index.ts';
import { hasPublicPages } from '#areas/knowledge/index.ts';
import { isOpen, nextOpening, type CompiledCalendar } from '#areas/clocks/index.ts';
import type { Company } from '#areas/organisation/contract.ts';
import { preferredLanguage, type Language } from '#platform/i18n/index.ts';
import type { House } from '#platform/work/index.ts';
import { longDate } from './dates.rules.ts';
import type { PageData } from './render.ts';
import { fill, portalTexts, type Form, type PortalTexts } from './texts.ts';

/** What every public page stands on: company, language, form of address, texts. */
export interface Page {
  house: House;
  lang: Language;
  form: Form;
  t: PortalTexts;
  company: Company;
  calendar: CompiledCalendar;
  now: Date;
  embedded: boolean;
  /** Who keeps Peru's complaints book here: the company, some brands of it or nobody. If somebody does, every page must say so. */
  books: readonly Keeper[];
  /** A service sheet has been published: every page leads to it (Ley 10/2025, art. 5.4). */
  sheet: boolean;
  /** There are help pages: every page leads to them. */
  help: boolean;
}

/** The visitor's language: chosen on the page, else remembered, else the browser's, else the company's. */
export async function openPage(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { embedded?: boolean; form?: Form } = {},
): Promise<Page> {
  const db = house.database.db;
  const now = house.clock.now();
  const [company, brand, { calendar }, books, sheet, help] = await Promise.all([
    companyOf(db),
    brandOf(db, null),
    calendarFor(db, null),
    bookKeepers(db, now),
    isSheetPublished(db),
    hasPublicPages(db),
  ]);
  const chosen = chosenLanguage(request);
  if (chosen)
    reply.setCookie('cauce_lang', chosen, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
      secure: house.config.baseUrl.startsWith('https:'),
    });
  const lang = chosen ?? remembered(request) ?? preferredLanguage(request.headers['accept-language'], company.language);
  const form = options.form ?? brand.formOfAddress;
  return {
    house,
    lang,
    form,
    t: portalTexts(lang, form),
    company,
    calendar,
    now,
    books,
    sheet,
    help,
    embedded: options.embedded ?? false,
  };
}

function chosenLanguage(request: FastifyRequest): Language | null {
  const given = (request.query as { lang?: unknown }).lang ?? (request.body as { lang?: unknown } | undefined)?.lang;
  return given === 'es' || given === 'en' ? given : null;
}
function remembered(request: FastifyRequest): Language | null {
  const kept = request.cookies.cauce_lang;
  return kept === 'es' || kept === 'en' ? kept : null;
}

/** Data every template may use. */
export function pageData(page: Page, title: string, more: Record<string, unknown> = {}): PageData {
  // Null where nothing is known: in a template even an empty string is true.
  const company = {
    name: page.company.name,
    legal: page.company.legalName || page.company.name,
    address: page.company.address || null,
    phone: page.company.phone || null,
    phone_dial: page.company.phone.replaceAll(/[^\d+]/g, ''),
  };
  return {
    lang: page.lang,
    t: page.t,
    title,
    company,
    embedded: page.embedded,
    book: page.books.length > 0,
    service_sheet: page.sheet,
    help_pages: page.help,
    promise: promiseOf(page),
    ...more,
  };
}

/** Said truthfully: whether somebody attends now, and when if not. */
function promiseOf(page: Page): string {
  if (isOpen(page.calendar, page.now)) return page.t.answers_now ?? '';
  return fill(page.t.answers_later, {
    date: longDate(nextOpening(page.calendar, page.now), page.calendar.zone, page.lang, { time: true }),
  });
}
