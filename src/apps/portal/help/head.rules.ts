/* What search engines read of a help page: its description, its address, its translations, and what it is. */

export interface HeadFacts {
  base: string;
  path: string;
  description: string;
  /** The same in other languages. */
  translations: readonly { language: string; path: string }[];
  language: string;
  /** As schema.org tells it. */
  data: Record<string, unknown> | null;
}

/** Elements for a page's head; every value is made harmless here. */
export function headOf({ base, path, description, translations, language, data }: HeadFacts): string {
  const all = [{ language, path }, ...translations];
  return [
    `<meta name="description" content="${attribute(description)}">`,
    `<link rel="canonical" href="${attribute(new URL(path, base).href)}">`,
    ...(translations.length > 0
      ? all.map(
          (one) =>
            `<link rel="alternate" hreflang="${attribute(one.language)}" href="${attribute(new URL(one.path, base).href)}">`,
        )
      : []),
    ...(data ? [`<script type="application/ld+json">${inScript(data)}</script>`] : []),
  ].join('\n');
}

const LONGEST = 155;

/** The first words of a text on one line, whole. */
export function descriptionOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST) || LONGEST)}…`;
}

/** A question with its answer, or an article: what the title says it is. */
export function dataOf(given: {
  title: string;
  text: string;
  language: string;
  url: string;
  company: string;
  changed: Date;
  published: Date;
}): Record<string, unknown> {
  const { title, text, language, url, company, changed, published } = given;
  const about = { '@context': 'https://schema.org', inLanguage: language, url };
  if (title.endsWith('?'))
    return {
      ...about,
      '@type': 'FAQPage',
      mainEntity: [{ '@type': 'Question', name: title, acceptedAnswer: { '@type': 'Answer', text } }],
    };
  return {
    ...about,
    '@type': 'Article',
    headline: title,
    dateModified: changed.toISOString(),
    datePublished: published.toISOString(),
    author: { '@type': 'Organization', name: company },
    publisher: { '@type': 'Organization', name: company },
  };
}

export interface SiteMapPage {
  path: string;
  changed: Date | null;
  translations: readonly { language: string; path: string }[];
}

/** All there is for anybody, for search engines. */
export function siteMap(base: string, pages: readonly SiteMapPage[]): string {
  const entries = pages.map(({ path, changed, translations }) =>
    [
      '<url>',
      `<loc>${attribute(new URL(path, base).href)}</loc>`,
      changed ? `<lastmod>${changed.toISOString().slice(0, 10)}</lastmod>` : '',
      ...translations.map(
        (one) =>
          `<xhtml:link rel="alternate" hreflang="${attribute(one.language)}" href="${attribute(new URL(one.path, base).href)}"/>`,
      ),
      '</url>',
    ].join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

/** What holds a secret or somebody's case is not for robots; the rest is. */
export function robots(base: string): string {
  const closed = [
    '/app/',
    '/api/',
    '/mi/',
    '/caso/',
    '/recibido/',
    '/autorizar/',
    '/consulta/',
    '/direccion/recibido/',
  ];
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}`).join('\n')}\nSitemap: ${new URL('/sitemap.xml', base).href}\n`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Nothing in it can end the element it stands in. */
function inScript(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', '')
    .replaceAll('\u2029', '');
}
