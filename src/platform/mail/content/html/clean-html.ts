import sanitize from 'sanitize-html';
import type { Attributes } from 'sanitize-html';

import { foldMark, markQuoted } from './fold-quotes.ts';
import { isTooComplex } from './html-bounds.ts';
import { safeStyle } from './inline-style.ts';
import { safeImage, safeLink } from './safe-address.ts';

// The first of three walls around the HTML of strangers (allow-list here, sandboxed frame and its policy in the viewer).
// Every attribute of the output is made here anew; nothing of the input's attributes passes by itself.

export interface CleanHtml {
  /** null when the markup is too big or too deep to be worth the risk: show the text. */
  html: string | null;
  hasRemoteContent: boolean;
}

export interface CleanOptions {
  /** Content-Id (no brackets, lower case) to the reference that goes into `cid:…`; images with an unknown one lose their source. */
  images?: ReadonlyMap<string, string>;
  /** Mark quoted blocks with `data-quoted`. */
  foldQuotes?: boolean;
}

const TAGS = (
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section ' +
  'small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** Their content is not text for people; of other elements outside the list only the tags go. */
const DROPPED_WITH_CONTENT =
  'script style textarea option xmp noscript title template svg math iframe noembed noframes plaintext'.split(' ');

const MAX_NESTING = 120;

export function cleanHtml(html: string, options: CleanOptions = {}): CleanHtml {
  const state = { remote: false };
  const clean = run(html, (tag, attribs) => {
    const out = commonAttributes(tag, attribs);
    if (tag === 'a') linkAttributes(out, attribs);
    if (tag === 'img') imageAttributes(out, attribs, options, state);
    const mark = options.foldQuotes === true ? foldMark(tag, attribs) : null;
    if (mark !== null) out['data-fold'] = mark;
    return out;
  });
  if (clean === null) return { html: null, hasRemoteContent: false };
  return { html: options.foldQuotes === true ? markQuoted(clean) : clean, hasRemoteContent: state.remote };
}

/**
 * For what goes out (replies, signatures, templates): the same allow-list. Pictures are `cid:` parts of the mail
 * or https addresses, and links keep no tracking target. null when too complex.
 */
export function cleanOutgoingHtml(html: string): string | null {
  return run(html, (tag, attribs) => {
    const out = commonAttributes(tag, attribs);
    if (tag === 'a') linkAttributes(out, attribs);
    const image = tag === 'img' ? safeImage(attribs['src'] ?? '') : null;
    if (image?.kind === 'cid') out['src'] = `cid:${image.id}`;
    if (image?.kind === 'data') out['src'] = image.address;
    if (image?.kind === 'remote' && image.address.startsWith('https:')) out['src'] = image.address;
    return out;
  });
}

function run(html: string, attributesOf: (tag: string, attribs: Attributes) => Attributes): string | null {
  if (isTooComplex(html)) return null;
  return sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: false,
    nonTextTags: DROPPED_WITH_CONTENT,
    disallowedTagsMode: 'discard',
    nestingLimit: MAX_NESTING,
    parseStyleAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid', 'data'],
    transformTags: {
      '*': (tag, attribs) => ({
        tagName: isTightParagraph(tag, attribs) ? 'div' : tag,
        attribs: attributesOf(tag, attribs),
      }),
    },
    enforceHtmlBoundary: false,
  });
}

/** Word's paragraphs have no space around them; the style sheet that said so is gone. */
function isTightParagraph(tag: string, attribs: Attributes): boolean {
  return tag === 'p' && /^(?:x_)?Mso(?:Normal|PlainText|NoSpacing)/.test(attribs['class'] ?? '');
}

const SIZE = /^\d{1,4}%?$/;
const CELL_SPAN = /^\d{1,2}$/;
const HTML_COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,22})$/i;

/** Attribute → the tags that may have it and the form its value must have. */
const PLAIN_ATTRIBUTES: Record<string, { tags: RegExp; form: RegExp }> = {
  dir: { tags: /./, form: /^(?:ltr|rtl|auto)$/i },
  lang: { tags: /./, form: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i },
  align: { tags: /./, form: /^(?:left|right|center|justify|middle|top|bottom)$/i },
  valign: { tags: /^t/, form: /^(?:top|middle|bottom|baseline)$/i },
  width: { tags: /^(?:img|t|col)/, form: SIZE },
  height: { tags: /^(?:img|t)/, form: SIZE },
  border: { tags: /^(?:img|table)$/, form: /^\d{1,2}$/ },
  cellpadding: { tags: /^table$/, form: /^\d{1,2}$/ },
  cellspacing: { tags: /^table$/, form: /^\d{1,2}$/ },
  colspan: { tags: /^t[dh]$/, form: CELL_SPAN },
  rowspan: { tags: /^t[dh]$/, form: CELL_SPAN },
  span: { tags: /^col/, form: CELL_SPAN },
  bgcolor: { tags: /^t/, form: HTML_COLOR },
  color: { tags: /^font$/, form: HTML_COLOR },
  size: { tags: /^font$/, form: /^[+-]?\d$/ },
  face: { tags: /^font$/, form: /^[\w\u00c0-\u024f ,'-]{1,200}$/ },
  start: { tags: /^ol$/, form: /^\d{1,6}$/ },
  type: { tags: /^[ou]l$/, form: /^(?:[1aAiI]|disc|circle|square)$/ },
  alt: { tags: /^img$/, form: /^[^]{1,1000}$/ },
  title: { tags: /^(?:img|a|abbr)$/, form: /^[^]{1,1000}$/ },
};

function commonAttributes(tag: string, attribs: Attributes): Attributes {
  const out: Attributes = {};
  for (const name in attribs) {
    const value = attribs[name]!;
    if (name === 'style') {
      const safe = safeStyle(value);
      if (safe !== '') out['style'] = safe;
    } else if (Object.hasOwn(PLAIN_ATTRIBUTES, name)) {
      const { tags, form } = PLAIN_ATTRIBUTES[name]!;
      if (tags.test(tag) && form.test(value)) out[name] = value;
    }
  }
  return out;
}

function linkAttributes(out: Attributes, attribs: Attributes): void {
  const href = safeLink(attribs['href'] ?? '');
  if (href === null) return;
  out['href'] = href;
  out['target'] = '_blank';
  out['rel'] = 'noopener noreferrer nofollow';
}

function imageAttributes(
  out: Attributes,
  attribs: Attributes,
  options: CleanOptions,
  state: { remote: boolean },
): void {
  const image = safeImage(attribs['src'] ?? '');
  if (image === null) return;
  if (image.kind === 'data') out['src'] = image.address;
  else if (image.kind === 'cid') {
    const reference = options.images?.get(image.id.toLowerCase());
    if (reference !== undefined) out['src'] = `cid:${reference}`;
  } else if (!isTrackingPixel(attribs)) {
    out['data-remote-src'] = image.address;
    state.remote = true;
  }
}

/** A picture of one pixel tells the sender that the mail was opened, and shows nothing. */
function isTrackingPixel(attribs: Attributes): boolean {
  return /^[01](?:px)?$/.test(attribs['width'] ?? '') || /^[01](?:px)?$/.test(attribs['height'] ?? '');
}
