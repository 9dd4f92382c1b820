import { isOriginalRule, readQuoteLabel } from '../reply/quote-headers.ts';

// Quoted mail inside HTML: found by the marks mail programs leave, shown folded by the viewer. Nothing is cut.

/**
 * What a mark says: 'block' this element is quoted; 'rest' so is everything after it; 'head' the same if a
 * header block stands in it; 'line' this element, unless it announces a forwarded mail.
 */
export type FoldMark = 'block' | 'rest' | 'head' | 'line';

const BLOCK_CLASS =
  /(?:^|\s)(?:protonmail_quote|yahoo_quoted|tutanota_quote|zmail_extra|moz-cite-prefix|ms-outlook-mobile-reference-message)(?:\s|$)/;
const OUTLOOK_RULE = /border-top:\s*solid\s*(?:windowtext|#?[0-9a-z]{3,8})\s+1\.0pt/i;

/** Looks at the original attributes, which the cleaner then drops. */
export function foldMark(tag: string, attribs: Record<string, string>): FoldMark | null {
  const css = (attribs['class'] ?? '').slice(0, 500);
  const id = attribs['id'] ?? '';
  if (tag === 'blockquote') {
    const quoted = attribs['type']?.toLowerCase() === 'cite' || /(?:^|\s)(?:gmail_quote|protonmail_quote)/.test(css);
    return quoted ? 'block' : null;
  }
  if (/(?:^|\s)gmail_attr(?:\s|$)/.test(css)) return 'line';
  if (BLOCK_CLASS.test(css) || id === 'mail-editor-reference-message-container') return 'block';
  if (/(?:^|\s)OutlookMessageHeader(?:\s|$)/.test(css)) return 'rest';
  if (/^(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr|ms-outlook-mobile-reference-message)$/.test(id))
    return 'rest';
  return tag === 'div' && OUTLOOK_RULE.test((attribs['style'] ?? '').slice(0, 500)) ? 'head' : null;
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
const MARK = / data-fold="([a-z]+)"/;
const VOID = /^(?:br|hr|img|wbr|col)$/;

/** Turns the cleaner's `data-fold` marks into `data-quoted` on whole elements. `html` must be the cleaner's output. */
export function markQuoted(html: string): string {
  const folded = fold(html);
  // When nothing would be left to see, there is nothing to fold.
  return folded ?? html.replace(/ data-fold="[a-z]+"/g, '');
}

function fold(html: string): string | null {
  const out: string[] = [];
  let depth = 0;
  /** Depth of the folded element we are in; -1 outside. */
  let inside = -1;
  let rest = false;
  let shown = false;
  let at = 0;
  const text = (piece: string) => {
    if (piece === '' || inside !== -1) return void out.push(piece);
    const plain = piece.replace(/&nbsp;|\u00a0/g, ' ').trim();
    if (plain === '') return void out.push(piece);
    rest ||= isOriginalRule(plain.slice(0, 130));
    if (!rest) shown = true;
    out.push(rest ? `<span data-quoted="">${piece}</span>` : piece);
  };
  for (const match of html.matchAll(TOKEN)) {
    text(html.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, close, tag, attributes] = match as unknown as [string, string, string, string];
    if (close === '/') {
      depth--;
      if (depth === inside) inside = -1;
      out.push(whole);
      continue;
    }
    const mark = MARK.exec(attributes)?.[1] as FoldMark | undefined;
    const kept = attributes.replace(MARK, '');
    if (inside === -1) {
      rest ||= mark === 'rest' || (mark === 'head' && startsWithHeader(html.slice(at, at + 3_000)));
    }
    const quoted =
      inside === -1 && (rest || mark === 'block' || (mark === 'line' && !isForwardLine(html.slice(at, at + 200))));
    if (tag === 'img' && inside === -1 && !quoted) shown = true;
    out.push(`<${tag}${quoted && tag !== 'br' ? ' data-quoted=""' : ''}${kept}>`);
    if (VOID.test(tag)) continue;
    if (quoted) inside = depth;
    depth++;
  }
  text(html.slice(at));
  return shown ? out.join('') : null;
}

function startsWithHeader(html: string): boolean {
  const text = html
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return readQuoteLabel(text.slice(0, 300))?.label === 'from';
}

function isForwardLine(html: string): boolean {
  return /^(?:<[^>]*>|\s)*-{3,}/.test(html);
}
