import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  publicArticle,
  publicPages,
  rateFromPortal,
  readArticleFile,
  searchArticles,
  suggestArticles,
  tellSearch,
  type PublicArticle,
} from '#areas/knowledge/index.ts';
import { ANONYMOUS, reading, transact, type House } from '#platform/work/index.ts';
import { fileSize, longDate } from '../dates.rules.ts';
import { gone } from '../follow.ts';
import { openPage, pageData, type Page } from '../page.ts';
import { sendPage } from '../render.ts';
import { portalTexts } from '../texts.ts';
import { dataOf, descriptionOf, headOf, robots, siteMap } from './head.rules.ts';
import { helpTexts, say } from './help-words.ts';

const MOST_TYPED = 200;

/** What anybody may read, answered before it is asked: sections, search, one page each. Reading writes nothing (T42). */
export function helpPages(app: FastifyInstance, house: House): void {
  app.get('/ayuda', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const q = typedOf((request.query as { q?: unknown }).q);
    return q ? found(page, reply, q) : all(page, reply);
  });
  // What was looked for in vain is counted here, not by opening the address of what was found.
  app.post('/ayuda', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const q = typedOf((request.body as { q?: unknown } | undefined)?.q);
    if (q && !request.tooMany && (await search(page, q, 1)).length === 0)
      await transact(house, ANONYMOUS, (work) =>
        tellSearch(work, { q, opened: false, source: 'portal', language: page.lang }),
      );
    return reply.redirect(q ? `/ayuda?q=${encodeURIComponent(q)}` : '/ayuda', 303);
  });
  app.get('/ayuda/:slug', async (request, reply) => {
    const article = await publicArticle(house, slugOf(request));
    if (!article) return gone(house, request, reply);
    return show(await openPage(house, request, reply), reply, article, 'gracias' in (request.query as object));
  });
  app.post('/ayuda/:slug/opinion', async (request, reply) => {
    const article = await publicArticle(house, slugOf(request));
    if (!article) return gone(house, request, reply);
    const { util, palabra } = (request.body ?? {}) as { util?: string; palabra?: string };
    const word = (palabra ?? '').trim().slice(0, 300);
    if (!request.tooMany && (util === '1' || util === '0'))
      await transact(house, ANONYMOUS, (work) => rateFromPortal(work, article.id, util === '1', word));
    return reply.redirect(`/ayuda/${article.slug}?gracias#opinion`, 303);
  });
  app.get('/ayuda/:slug/archivos/:file', async (request, reply) => {
    const article = await publicArticle(house, slugOf(request));
    const { file } = request.params as { file: string };
    if (!article?.files.some(({ id }) => id === file)) return gone(house, request, reply);
    const bytes = await readArticleFile(reading(house, ANONYMOUS), article.id, file);
    return reply
      .type(bytes.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(bytes.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(bytes.body);
  });
  app.get('/sitemap.xml', async (_request, reply) => reply.type('application/xml').send(await mapOf(house)));
  app.get('/robots.txt', async (_request, reply) => reply.type('text/plain').send(robots(house.config.baseUrl)));
}

/** What speaks of the same as somebody is about to ask: below what they write, and never in its way. */
export async function maybeAnswered(page: Page, text: string): Promise<{ title: string; address: string }[]> {
  const suggested = await suggestArticles(reading(page.house, ANONYMOUS), text, 3);
  return suggested.flatMap(({ article, address }) =>
    address && article.language === page.lang ? [{ title: article.title, address }] : [],
  );
}

/** The first few of what anybody may read in this language. */
export async function oftenAsked(page: Page, most: number): Promise<{ title: string; address: string }[]> {
  const { articles } = await publicPages(page.house, page.lang);
  return articles.slice(0, most).map(({ title, slug }) => ({ title, address: `/ayuda/${slug}` }));
}

async function all(page: Page, reply: FastifyReply) {
  const h = helpTexts(page.lang, page.form);
  const { articles, sections } = await publicPages(page.house, page.lang);
  const named = sections.map(({ id, nameEs, nameEn }) => ({ id, name: (page.lang === 'en' && nameEn) || nameEs }));
  const groups = [...named, { id: null, name: h['help_others'] }].map(({ id, name }) => ({
    name,
    articles: articles.filter(({ sectionId }) => sectionId === id).map(({ title, slug }) => ({ title, slug })),
  }));
  const description = say(page.lang, h['help_description'], { company: page.company.name });
  const head = headOf({
    base: page.house.config.baseUrl,
    path: '/ayuda',
    description,
    translations: [],
    language: page.lang,
    data: null,
  });
  const shown = groups.filter((one) => one.articles.length > 0);
  return sendPage(reply, 'help', pageData(page, h['help_title'] ?? '', { h, groups: shown, q: null, head }));
}

async function found(page: Page, reply: FastifyReply, q: string) {
  const h = helpTexts(page.lang, page.form);
  const articles = await search(page, q, 20);
  const results = articles.map(({ title, titleMarks, fragment, marks, address }) => ({
    address,
    title: partsOf(title, titleMarks),
    fragment: partsOf(fragment, marks),
  }));
  const line = say(page.lang, h[results.length > 0 ? 'help_found' : 'help_none'], { n: results.length, q });
  // Whatever somebody typed is no page for search engines.
  const more = { h, q, results, line, unlisted: true, also: `&amp;q=${encodeURIComponent(q)}` };
  return sendPage(reply, 'help', pageData(page, `${h['help_title']}: ${q}`, more));
}

/** In the language it is written in, whichever the visitor has: what is around it too. */
async function show(visitor: Page, reply: FastifyReply, article: PublicArticle, thanks: boolean) {
  const lang = article.language;
  const page: Page = { ...visitor, lang, t: portalTexts(lang, visitor.form) };
  const h = helpTexts(lang, page.form);
  const base = page.house.config.baseUrl;
  const path = `/ayuda/${article.slug}`;
  const { title, text, changedAt, section } = article;
  const published = article.changedAt;
  const data = { title, text, language: lang, url: new URL(path, base).href, company: page.company.name };
  const [other] = article.translations;
  return sendPage(
    reply,
    'article',
    pageData(page, title, {
      h,
      article: {
        title,
        // Under the title of the page its own are of the second rank.
        html: article.html.replaceAll('<h3>', '<h2>').replaceAll('</h3>', '</h2>'),
        section: section && ((lang === 'en' && section.nameEn) || section.nameEs),
        updated: say(lang, h['help_updated'], { date: longDate(changedAt, page.calendar.zone, lang) }),
        slug: article.slug,
      },
      files: article.files.map(({ id, name, size }) => ({ id, name, size: fileSize(size, lang) })),
      thanks,
      other_address: other ? `/ayuda/${other.slug}` : `/ayuda?lang=${lang === 'es' ? 'en' : 'es'}`,
      head: headOf({
        base,
        path,
        description: descriptionOf(text),
        translations: article.translations.map((one) => ({ language: one.language, path: `/ayuda/${one.slug}` })),
        language: lang,
        data: dataOf({ ...data, changed: changedAt, published }),
      }),
    }),
  );
}

function search(page: Page, q: string, limit: number) {
  return searchArticles(reading(page.house, ANONYMOUS), { q, language: page.lang, limit });
}

async function mapOf(house: House): Promise<string> {
  const { articles } = await publicPages(house, null);
  const pages = articles.map(({ id, groupId, slug, changedAt }) => {
    const group = articles.filter((one) => one.groupId === groupId);
    const translations = group.length > 1 ? group : [];
    return {
      id,
      path: `/ayuda/${slug}`,
      changed: changedAt,
      translations: translations.map((one) => ({ language: one.language, path: `/ayuda/${one.slug}` })),
    };
  });
  const fixed = ['/', '/ayuda', '/contacto'].map((path) => ({ path, changed: null, translations: [] }));
  return siteMap(house.config.baseUrl, [...fixed, ...pages]);
}

/** A text cut where it is marked: a template prints each part by itself, escaped. */
function partsOf(text: string, marks: readonly (readonly [number, number])[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), marked: false }].filter((part) => part.text !== '');
}

function typedOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MOST_TYPED) : '';
}

function slugOf(request: FastifyRequest): string {
  return (request.params as { slug: string }).slug;
}
