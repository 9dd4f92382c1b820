import { escaped, type Token, tokensOf, VOID, written } from './tokens.rules.ts';

/*
 * What a person writes with its shape: paragraphs (one a line, an empty one is an empty line), lists, links, tables, quotes,
 * pictures, and three marks of ours:
 *   <span data-field="order.delivery" data-source="Pedido 108810">   a value that was merged in, and where it comes from
 *   <span data-missing="order.delivery">[fecha de entrega: falta]     one that could not be: nothing is sent with it
 *   <span data-person="<id>">@Nuria Sanz                              somebody who is told
 */

/** Its words alone: bullets, quote marks, tabs between cells, the address of a link that does not show it. Of clean writing. */
export function textOfWriting(html: string): string {
  const page = new TextPage();
  for (const token of tokensOf(html)) page.add(token);
  return page.finish();
}

/** Plain words as writing: a paragraph a line. `textOfWriting` gives the same words back. */
export function writingOfText(text: string): string {
  if (text === '') return '';
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');
}

/** It says no more than its text does: nothing is lost when only that is sent. */
export function isPlainWriting(html: string): boolean {
  return html === '<p></p>' || html === writingOfText(textOfWriting(html));
}

const SHAPES = new Set('p br h3 strong em u s a ul ol li blockquote table tbody tr th td img span'.split(' '));

/** It holds nothing but the shapes of writing: HTML of a mail program has others, and styles. */
export function isWriting(html: string): boolean {
  for (const token of tokensOf(html))
    if (token.kind !== 'text' && (!SHAPES.has(token.tag) || (token.kind === 'open' && 'style' in token.attributes)))
      return false;
  return html !== '';
}

/** Nothing anybody would miss: no word, no picture. */
export function isBlankWriting(html: string): boolean {
  return textOfWriting(html).trim() === '' && !html.includes('<img');
}

/** The values it still lacks, as they read in it: «[fecha de entrega: falta]». */
export function missingIn(html: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  let words = '';
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') words += token.text;
    else if (token.tag === 'span') {
      const opens = token.kind === 'open';
      if (opens && depth === 0) words = '';
      if (opens && (depth > 0 || token.attributes['data-missing'] !== undefined)) depth++;
      else if (!opens && depth > 0 && --depth === 0) found.add(words);
    }
  }
  return [...found];
}

/** Who is named in it, by id, each once. */
export const peopleIn = (html: string): string[] => valuesOf(html, 'span', 'data-person', (value) => value);

/** The pictures in it, by the name that stands after `cid:`, each once. */
export const imagesIn = (html: string): string[] =>
  valuesOf(html, 'img', 'src', (src) => (src.startsWith('cid:') ? src.slice(4) : ''));

function valuesOf(html: string, tag: string, name: string, read: (value: string) => string): string[] {
  const found = new Set<string>();
  for (const token of tokensOf(html))
    if (token.kind === 'open' && token.tag === tag) found.add(read(token.attributes[name] ?? ''));
  found.delete('');
  return [...found];
}

/** Each picture under another name; those that have none are left out. */
export function withImages(html: string, nameOf: (name: string) => string | undefined): string {
  return rewritten(html, (token) => {
    if (token.kind !== 'open' || token.tag !== 'img') return written(token);
    const name = nameOf((token.attributes['src'] ?? '').replace(/^cid:/, ''));
    return name === undefined ? '' : written({ ...token, attributes: { ...token.attributes, src: `cid:${name}` } });
  });
}

/** Without our own marks: what leaves the house says nothing of where its values came from, nor who was named. */
export function withoutMarks(html: string): string {
  return rewritten(html, (token) => (token.kind !== 'text' && token.tag === 'span' ? '' : written(token)));
}

export function rewritten(html: string, change: (token: Token) => string): string {
  let out = '';
  for (const token of tokensOf(html)) out += change(token);
  return out;
}

const FLUSHING = new Set(['p', 'h3', 'ul', 'ol', 'li', 'blockquote', 'table', 'tr']);
const ENDING = new Set(['p', 'h3']);

interface Edge {
  /** Before its first line, and before the others. */
  first: string;
  rest: string;
}

class TextPage {
  readonly #lines: string[] = [];
  #line = '';
  /** Something stands on the open line, if only an empty place. */
  #begun = false;
  readonly #edges: Edge[] = [];
  readonly #lists: number[] = [];
  readonly #links: { href: string; from: number }[] = [];
  #cells = 0;
  #columns = 0;

  add(token: Token): void {
    if (token.kind === 'text') this.#put(token.text);
    else if (token.kind === 'open') this.#open(token.tag, token.attributes);
    else if (!VOID.has(token.tag)) this.#close(token.tag);
  }

  finish(): string {
    if (this.#begun) this.#end();
    return this.#lines.join('\n');
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'br') return this.#end();
    if (tag === 'img') return attributes['alt'] ? this.#put(`[${attributes['alt']}]`) : undefined;
    if (tag === 'a') return void this.#links.push({ href: attributes['href'] ?? '', from: this.#line.length });
    if (tag === 'td' || tag === 'th') {
      if (this.#cells === 0 && this.#columns++ > 0) this.#put('\t');
      this.#cells++;
      return;
    }
    if (FLUSHING.has(tag) && this.#begun && !this.#fresh()) this.#end();
    if (tag === 'ul') this.#lists.push(0);
    else if (tag === 'ol') this.#lists.push(Number(attributes['start'] ?? 1) || 1);
    else if (tag === 'blockquote') this.#edges.push({ first: '> ', rest: '> ' });
    else if (tag === 'li') this.#item();
    else if (tag === 'tr' && this.#cells === 0) this.#columns = 0;
    if (ENDING.has(tag) && this.#cells === 0) this.#begun = true;
  }

  #close(tag: string): void {
    if (tag === 'a') return this.#endLink();
    if (tag === 'td' || tag === 'th') {
      this.#cells = Math.max(0, this.#cells - 1);
      this.#line = this.#line.replace(/ +$/, '');
      this.#begun = true;
      return;
    }
    if (FLUSHING.has(tag) && this.#begun) this.#end();
    if (tag === 'ul' || tag === 'ol') this.#lists.pop();
    if (tag === 'li' || tag === 'blockquote') this.#edges.pop();
  }

  #item(): void {
    const number = this.#lists.at(-1) ?? 0;
    if (number > 0) this.#lists[this.#lists.length - 1] = number + 1;
    const first = number > 0 ? `${number}. ` : '- ';
    this.#edges.push({ first, rest: ' '.repeat(first.length) });
    this.#begun = true;
  }

  #put(text: string): void {
    this.#line += this.#cells > 0 ? text.replaceAll('\t', ' ') : text;
    this.#begun = true;
  }

  /** Only a bullet stands on it so far: what the item holds begins beside it. */
  #fresh(): boolean {
    return this.#line === '' && this.#edges.some((edge) => edge.first !== edge.rest);
  }

  #end(): void {
    if (this.#cells > 0) {
      if (this.#line !== '' && !/\s$/.test(this.#line)) this.#line += ' ';
      return;
    }
    const before = this.#edges.map(({ first }) => first).join('');
    this.#lines.push(this.#line === '' ? before.trimEnd() : before + this.#line);
    for (const edge of this.#edges) edge.first = edge.rest;
    this.#line = '';
    this.#begun = false;
  }

  #endLink(): void {
    const link = this.#links.pop();
    if (!link || link.href === '') return;
    const shown = this.#line.slice(link.from);
    if (bare(shown) !== bare(link.href)) this.#put(` (${link.href.replace(/^(?:mailto|tel):/, '')})`);
  }
}

function bare(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '')
    .replaceAll(/\s/g, '');
}
