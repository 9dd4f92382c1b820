/* Clean writing (see clean-writing.ts) read piece by piece: one pass, no tree, the same in the browser and on the server. */

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; tag: string; attributes: Readonly<Record<string, string>> }
  | { kind: 'close'; tag: string };

export const VOID: ReadonlySet<string> = new Set(['br', 'img']);

const PIECE = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>|<|[^<]+/gi;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/gi;

export function* tokensOf(html: string): Generator<Token> {
  for (const [piece, slash, name, attributes] of html.matchAll(PIECE)) {
    if (name === undefined) yield { kind: 'text', text: unescaped(piece) };
    else if (slash === '/') yield { kind: 'close', tag: name.toLowerCase() };
    else yield { kind: 'open', tag: name.toLowerCase(), attributes: attributesOf(attributes ?? '') };
  }
}

function attributesOf(written: string): Record<string, string> {
  return Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), unescaped(value)]),
  );
}

/** A token as it is written in HTML. */
export function written(token: Token): string {
  if (token.kind === 'text') return escaped(token.text);
  if (token.kind === 'close') return `</${token.tag}>`;
  const attributes = Object.entries(token.attributes).map(
    ([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`,
  );
  return `<${token.tag}${attributes.join('')}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

function unescaped(text: string): string {
  return text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (whole, code: string | undefined, name: string) => {
        if (code === undefined) return NAMED[name] ?? whole;
        return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : '';
      })
    : text;
}
