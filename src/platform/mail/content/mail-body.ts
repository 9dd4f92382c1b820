import { MAX_RAW_HTML, htmlToText } from './html/build-text.ts';
import { cleanHtml } from './html/clean-html.ts';
import { decodeBytes, trimPartialCharacter } from './mime/charset.ts';
import type { MailPart } from './mime/collect-parts.ts';
import { unflow } from './mime/flowed-text.ts';
import type { ParsedMail } from './types.ts';

// From the tree of parts to one text and one HTML, the way a mail program would show them.

/** What the sender wrote, before any cleaning. */
export interface WrittenBody {
  plain: string | null;
  html: string | null;
}

export function writtenBody(part: MailPart, warnings: ParsedMail['warnings']): WrittenBody {
  if (part.text !== null) {
    const text = textOf(part, warnings);
    return part.type === 'text/html' ? { plain: null, html: text } : { plain: text, html: null };
  }
  const bodies = part.children
    .map((child) => writtenBody(child, warnings))
    .filter(({ plain, html }) => plain !== null || html !== null);
  if (part.type === 'multipart/alternative') {
    return {
      plain:
        bodies.find(({ plain }) => plain !== null && plain.trim() !== '')?.plain ??
        bodies.find(({ plain }) => plain !== null)?.plain ??
        null,
      html: bodies.findLast(({ html }) => html !== null)?.html ?? null,
    };
  }
  return { plain: joinPlain(bodies), html: joinHtml(bodies) };
}

/** null when some piece exists as HTML only: the text is then made from the joined HTML. */
function joinPlain(bodies: WrittenBody[]): string | null {
  if (bodies.length === 0 || bodies.some(({ plain }) => plain === null)) return null;
  return bodies.map(({ plain }) => plain).join('\n');
}

function joinHtml(bodies: WrittenBody[]): string | null {
  if (bodies.every(({ html }) => html === null)) return null;
  return bodies.map(({ plain, html }) => html ?? asHtml(plain ?? '')).join('\n');
}

function asHtml(plain: string): string {
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div>${escaped.replaceAll('\n', '<br>')}</div>`;
}

function textOf(part: MailPart, warnings: ParsedMail['warnings']): string {
  const { bytes, cut } = part.text!;
  if (cut) warn(warnings, 'text-cut');
  const isHtml = part.type === 'text/html';
  const label = part.params['charset'] ?? (isHtml ? metaCharset(bytes) : '');
  const decoded = decodeBytes(cut ? trimPartialCharacter(bytes) : bytes, label);
  if (decoded.guessed) warn(warnings, 'charset-guessed');
  const text = decoded.text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n\f])\p{Cc}/gu, '');
  const isFlowed = !isHtml && part.params['format']?.toLowerCase() === 'flowed';
  return isFlowed ? unflow(text, part.params['delsp']?.toLowerCase() === 'yes') : text;
}

function metaCharset(bytes: Buffer): string {
  return /<meta[^>]{1,200}charset=["']?([\w:-]{2,40})/i.exec(bytes.toString('latin1', 0, 2_048))?.[1] ?? '';
}

export interface ShownBody {
  text: string;
  html: string | null;
  hasRemoteContent: boolean;
}

/** `images`: Content-Id to attachment hash. */
export function shownBody(
  body: WrittenBody,
  images: ReadonlyMap<string, string>,
  warnings: ParsedMail['warnings'],
): ShownBody {
  const written = body.html === null || body.html.trim() === '' ? null : body.html;
  const clean = written === null ? null : cleanHtml(written, { images, foldQuotes: true });
  if (clean !== null && clean.html === null) warn(warnings, 'html-as-text');
  let text = body.plain ?? '';
  if (written !== null && (text.trim() === '' || isStub(text))) {
    const source = clean?.html ?? written;
    if (clean !== null && clean.html === null && source.length > MAX_RAW_HTML) warn(warnings, 'text-cut');
    text = htmlToText(clean?.html ?? source.slice(0, MAX_RAW_HTML)) || text;
  }
  return {
    text: text.trim() === '' ? '' : trimEnds(text),
    html: clean?.html ?? null,
    hasRemoteContent: clean?.hasRemoteContent ?? false,
  };
}

/** "Your mail program can't show HTML": a text part that says nothing. */
function isStub(text: string): boolean {
  return (
    text.length < 400 &&
    /(?:does ?n[o']t support|not support|no (?:soporta|admite|puede (?:ver|mostrar))|no es compatible con|necesita un (?:cliente|lector)|view (?:this|it) in (?:a|your) browser|html (?:e-?mail|format|mail)|en formato html)/i.test(
      text,
    )
  );
}

function trimEnds(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

export function warn(
  warnings: ParsedMail['warnings'],
  code: ParsedMail['warnings'][number]['code'],
  count?: number,
): void {
  if (!warnings.some((warning) => warning.code === code))
    warnings.push(count === undefined ? { code } : { code, count });
}
