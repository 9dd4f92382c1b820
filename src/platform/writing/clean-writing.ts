import sanitize, { type Attributes } from 'sanitize-html';
import { buildText } from '#platform/mail/content/index.ts';
import { isTooComplex } from '#platform/mail/content/html/html-bounds.ts';
import { safeLink } from '#platform/mail/content/html/safe-address.ts';
import { writingOfText } from './writing.rules.ts';

// What we write ourselves, from whoever sends it: a short list of shapes, every attribute made anew.

const TAGS = 'p br h3 strong em u s a ul ol li blockquote table tbody tr th td img span'.split(' ');

/** Other names of the same shapes, as mail programs and office papers write them. */
const SAME: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  ins: 'u',
  strike: 's',
  del: 's',
  h1: 'h3',
  h2: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  div: 'p',
  section: 'p',
  article: 'p',
  pre: 'p',
  dd: 'p',
  dt: 'p',
};

const UNREAD =
  'script style textarea option xmp noscript title template svg math iframe noembed noframes plaintext head'.split(' ');
/** Between these, spaces are only how the source was laid out. */
const FRAMES = new Set(['ul', 'ol', 'table', 'tbody', 'tr', undefined]);
const MAX_NESTING = 40;
const MOST_PASSES = 5;

/**
 * Only what writing is made of (writing.rules.ts); cleaning it again changes nothing. What is too tangled to be cleaned, or never comes
 * to rest, stays as its words.
 */
export function cleanWriting(html: string): string {
  let clean = html;
  if (isTooComplex(html)) return asWords(html);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = run(clean);
    if (next === clean) return clean;
    clean = next;
  }
  return asWords(html);
}

function asWords(html: string): string {
  return run(writingOfText(buildText(html)));
}

function run(html: string): string {
  const clean = sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: false,
    nonTextTags: UNREAD,
    disallowedTagsMode: 'discard',
    nestingLimit: MAX_NESTING,
    parseStyleAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid'],
    selfClosing: ['br', 'img'],
    transformTags: {
      '*': (tag, attribs) => ({ tagName: SAME[tag] ?? tag, attribs: attributesOf(tag, attribs) }),
    },
    textFilter: (text, tag) =>
      FRAMES.has(tag as string | undefined) && text.trim() === '' ? '' : text.replaceAll(/[ \t]*[\r\n\f]\s*/g, ' '),
    exclusiveFilter: ({ tag, attribs }) => {
      if (tag === 'img') return attribs['src'] === undefined;
      const bare = (tag === 'a' || tag === 'span') && Object.keys(attribs).length === 0;
      return bare ? 'excludeTag' : false;
    },
  });
  // As the editor writes them.
  return clean.replaceAll(' />', '>');
}

const NAME = /^[a-z][a-z0-9_.-]{0,80}$/i;
const PERSON = /^[0-9a-f-]{36}$/i;
const PICTURE = /^cid:[\w.@-]{1,200}$/;
const MOST_SPAN = /^(?:[2-9]|[1-4]\d|50)$/;

function attributesOf(tag: string, given: Attributes): Attributes {
  const out: Attributes = {};
  const take = (name: string, form: RegExp): void => {
    const value = given[name];
    if (value !== undefined && form.test(value)) out[name] = value;
  };
  if (tag === 'a') {
    const href = safeLink(given['href'] ?? '');
    if (href !== null) out['href'] = href;
  } else if (tag === 'ol') take('start', /^[2-9]\d{0,3}$|^1\d{1,3}$/);
  else if (tag === 'td' || tag === 'th') {
    take('colspan', MOST_SPAN);
    take('rowspan', MOST_SPAN);
  } else if (tag === 'img') {
    take('src', PICTURE);
    take('alt', /^[^<>\p{Cc}]{1,200}$/u);
    take('width', /^[1-9]\d{0,3}$/);
  } else if (tag === 'span') {
    if (PERSON.test(given['data-person'] ?? '')) take('data-person', PERSON);
    else if (NAME.test(given['data-missing'] ?? '')) take('data-missing', NAME);
    else if (NAME.test(given['data-field'] ?? '')) {
      take('data-field', NAME);
      take('data-source', /^[^<>\p{Cc}]{1,200}$/u);
    }
  }
  return out;
}
