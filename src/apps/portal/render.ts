import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyReply } from 'fastify';
import { Liquid } from 'liquidjs';

const FOLDER = path.join(import.meta.dirname, 'templates');
const PUBLIC = path.join(import.meta.dirname, 'public');

/** Templates escape everything they print; none of them may include a file by a name from outside. */
const engine = new Liquid({
  root: FOLDER,
  extname: '.liquid',
  outputEscape: 'escape',
  cache: true,
  strictFilters: true,
  relativeReference: false,
});
const raw = new Liquid({ root: FOLDER, extname: '.liquid', cache: true });

const css = Buffer.concat(
  ['base.css', 'pages.css', 'writing.css', 'help.css', 'direct.css', 'decision.css'].map((name) =>
    readFileSync(path.join(PUBLIC, name)),
  ),
);
const version = createHash('sha256').update(css).digest('base64url').slice(0, 10);
const FONTS = path.join(import.meta.dirname, '../../../node_modules/@fontsource-variable');

/** The only files of the public pages: one stylesheet, two fonts. */
export const assets = new Map<string, { type: string; bytes: Buffer }>([
  ['portal.css', { type: 'text/css; charset=utf-8', bytes: css }],
  [
    'atkinson.woff2',
    {
      type: 'font/woff2',
      bytes: readFileSync(
        path.join(FONTS, 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'),
      ),
    },
  ],
  [
    'newsreader.woff2',
    {
      type: 'font/woff2',
      bytes: readFileSync(path.join(FONTS, 'newsreader/files/newsreader-latin-wght-normal.woff2')),
    },
  ],
]);

export type PageName =
  | 'home'
  | 'who'
  | 'received'
  | 'find'
  | 'case'
  | 'routes'
  | 'consultation'
  | 'decision'
  | 'book'
  | 'book-filed'
  | 'book-which'
  | 'sheet'
  | 'bodies'
  | 'direct'
  | 'direct-received'
  | 'help'
  | 'article'
  | 'problem';

/** What every page is given; the rest is each template's own. */
export interface PageData {
  [name: string]: unknown;
  title: string;
  company: { name: string };
}

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

/** Addresses of the team's own links: nothing there is for customers. */
const STAFF = /^\/(?:autorizar|consulta)\//;

/** Answers with a page. Pages of a case are never stored nor indexed, and their address (it may hold a secret) is told to nobody. */
export async function sendPage(
  reply: FastifyReply,
  page: PageName,
  data: PageData,
  status = 200,
): Promise<FastifyReply> {
  const content = await engine.renderFile(page, data);
  // The inner page is escaped already.
  const html = await raw.renderFile('layout', {
    ...data,
    title: escapeText(data.title),
    company: { name: escapeText(data.company.name) },
    content,
    version,
    staff: STAFF.test(reply.request.url),
  });
  reply.header('content-security-policy', `${POLICY}${data.embedded ? '*' : "'self'"}`);
  if (data.embedded) reply.removeHeader('x-frame-options');
  reply
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', data.private ? 'no-store' : 'no-cache')
    .header('vary', 'accept-language, cookie');
  return reply.status(status).type('text/html; charset=utf-8').send(html);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
