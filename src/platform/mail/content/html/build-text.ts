import { cleanHtml } from './clean-html.ts';

// Plain text of an HTML body: one pass, no tree, so its time grows with the length only.

/** Text of any HTML. What is too complex to clean is stripped of its tags and nothing more. */
export function buildText(html: string): string {
  return htmlToText(cleanHtml(html).html ?? html.slice(0, MAX_RAW_HTML));
}

/** How much of a page that is too complex to clean is read for its text. */
export const MAX_RAW_HTML = 600_000;
const MAX_TEXT = 1_500_000;

const BLOCK = new Set(
  'address article center dd div dl dt figcaption figure footer header li main nav section tr table tbody thead tfoot caption summary details form body html head'.split(
    ' ',
  ),
);
/** Blocks with an empty line around them. */
const SPACED = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote pre'.split(' '));
const UNREAD = new Set('script style title template xmp textarea svg math noscript'.split(' '));

/** For the cleaner's output (also takes raw markup, less exactly). */
export function htmlToText(html: string): string {
  const page = new TextPage();
  const lastComment = html.lastIndexOf('-->');
  let at = 0;
  while (at < html.length && page.length < MAX_TEXT) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    if (open > at) page.text(html.slice(at, open));
    const tag = /^<(?:(\/?)([a-z][a-z0-9]{0,20})|[!?])/i.exec(html.slice(open, open + 24));
    if (tag === null) {
      page.text('<');
      at = open + 1;
      continue;
    }
    const end = html.indexOf('>', open);
    if (end === -1) return page.finish();
    at = end + 1;
    if (tag[2] === undefined) {
      if (open < lastComment && html.startsWith('<!--', open)) at = html.indexOf('-->', open) + 3;
    } else if (tag[1] === '/') page.close(tag[2].toLowerCase());
    else if (UNREAD.has(tag[2].toLowerCase())) {
      const close = html.indexOf(`</${tag[2]}`, at);
      at = close === -1 ? html.length : close;
    } else page.open(tag[2].toLowerCase());
  }
  if (at < html.length) page.text(html.slice(at));
  return page.finish();
}

class TextPage {
  #lines: string[] = [];
  #pieces: string[] = [];
  /** The open line has nothing in it, or ends with a space: another space says nothing. */
  #loose = true;
  #filled = false;
  #quotes = 0;
  #pre = 0;
  /** Next number of each open list; 0 for unordered ones. */
  #lists: number[] = [];
  length = 0;

  text(raw: string): void {
    const decoded = decodeEntities(raw);
    if (this.#pre > 0) {
      const [first, ...rest] = decoded.split('\n');
      this.#add(first!);
      for (const line of rest) {
        this.#endLine();
        this.#add(line);
      }
      return;
    }
    const text = decoded.replace(/[ \t\r\n\f]+/g, ' ');
    this.#add(this.#loose && text.startsWith(' ') ? text.slice(1) : text);
  }

  open(tag: string): void {
    if (tag === 'br') this.#endLine();
    else if (tag === 'hr') this.#startBlock(false);
    else if ((tag === 'td' || tag === 'th') && this.#filled) this.#add('  ');
    else if (SPACED.has(tag)) this.#startBlock(!this.#inList());
    else if (BLOCK.has(tag)) this.#startBlock(false);
    if (tag === 'blockquote') this.#quotes = Math.min(this.#quotes + 1, 20);
    else if (tag === 'pre') this.#pre++;
    else if (tag === 'ul' || tag === 'ol') this.#lists.push(tag === 'ol' ? 1 : 0);
    else if (tag === 'li') this.#add(this.#bullet());
  }

  close(tag: string): void {
    if (SPACED.has(tag) || BLOCK.has(tag)) this.#startBlock(false);
    if (tag === 'ul' || tag === 'ol') this.#lists.pop();
    else if (tag === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    else if (tag === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    if (SPACED.has(tag)) this.#startBlock(!this.#inList());
  }

  finish(): string {
    this.#startBlock(false);
    while (this.#lines.length > 0 && isBlank(this.#lines.at(-1)!)) this.#lines.pop();
    const first = this.#lines.findIndex((line) => line.trim() !== '');
    return this.#lines.slice(Math.max(0, first)).join('\n').slice(0, MAX_TEXT);
  }

  #inList(): boolean {
    return this.#lists.length > 0;
  }

  #bullet(): string {
    const number = this.#lists.at(-1) ?? 0;
    if (number > 0) this.#lists[this.#lists.length - 1] = number + 1;
    return `${'  '.repeat(Math.min(10, Math.max(0, this.#lists.length - 1)))}${number > 0 ? `${number}. ` : '- '}`;
  }

  #add(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#loose = text.endsWith(' ');
    this.#filled ||= /[^ ]/.test(text);
  }

  #startBlock(spaced: boolean): void {
    if (this.#filled) this.#endLine();
    this.#pieces = [];
    this.#loose = true;
    if (spaced && this.#lines.length > 0 && !isBlank(this.#lines.at(-1)!)) this.#endLine();
  }

  #endLine(): void {
    const line = `${'> '.repeat(this.#quotes)}${this.#pieces.join('').replaceAll('\u00a0', ' ')}`.trimEnd();
    this.#lines.push(line);
    this.length += line.length + 1;
    this.#pieces = [];
    this.#loose = true;
    this.#filled = false;
  }
}

function isBlank(line: string): boolean {
  return /^[> ]*$/.test(line);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€' };
const LATIN1 =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave ' +
  'Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave ' +
  'aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc ' +
  'otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
LATIN1.split(' ').forEach((name, index) => (NAMED[name] = String.fromCharCode(0xa1 + index)));
Object.assign(NAMED, {
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  zwnj: '',
});

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));?/gi, (whole, dec, hex, name: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    const code = dec === undefined ? parseInt(hex as string, 16) : Number(dec);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
