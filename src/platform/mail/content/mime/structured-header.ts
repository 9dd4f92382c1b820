import { decodeBytes } from './charset.ts';
import { decodeWords } from './header-words.ts';

// `value; name=value` headers (Content-Type, Content-Disposition) with RFC 2231, and the other small grammars.

export interface StructuredHeader {
  value: string;
  params: Record<string, string>;
}

const MAX_PARAMS = 60;

export function parseStructured(raw: string): StructuredHeader {
  const pieces = splitOutsideQuotes(raw.slice(0, 20_000));
  const value = (pieces[0] ?? '')
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase();
  const plain = Object.create(null) as Record<string, string>;
  const extended = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const piece of pieces.slice(1, MAX_PARAMS + 1)) {
    const equals = piece.indexOf('=');
    if (equals < 1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquote(piece.slice(equals + 1).trim());
    const parts = /^([^*]+)(?:\*(\d{1,3}))?(\*?)$/.exec(name);
    if (parts === null) continue;
    if (parts[2] === undefined && parts[3] === '') {
      plain[name] ??= decodeWords(text);
      continue;
    }
    const list = extended.get(parts[1]!) ?? [];
    list.push({ index: Number(parts[2] ?? 0), encoded: parts[3] === '*', text });
    extended.set(parts[1]!, list);
  }
  for (const [name, list] of extended) plain[name] = joinExtended(list);
  return { value, params: plain };
}

/** RFC 2231: pieces in order, the first may say `charset'language'`, encoded ones are percent-encoded. */
function joinExtended(list: { index: number; encoded: boolean; text: string }[]): string {
  list.sort((a, b) => a.index - b.index);
  let charset = '';
  const bytes: Buffer[] = [];
  for (const [position, piece] of list.entries()) {
    let text = piece.text;
    if (position === 0 && piece.encoded) {
      const label = /^([^']*)'[^']*'/.exec(text);
      if (label !== null) {
        charset = label[1]!;
        text = text.slice(label[0].length);
      }
    }
    bytes.push(piece.encoded ? percentDecode(text) : Buffer.from(text, 'utf8'));
  }
  return decodeWords(decodeBytes(Buffer.concat(bytes), charset).text);
}

function percentDecode(text: string): Buffer {
  if (/[\u0100-\uffff]/.test(text)) return Buffer.from(text, 'utf8');
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}

function splitOutsideQuotes(raw: string): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i];
    if (char === '\\' && quoted) i++;
    else if (char === '"') quoted = !quoted;
    else if (char === ';' && !quoted) {
      pieces.push(raw.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(raw.slice(start));
  return pieces;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = text.endsWith('"') && text.length > 1 ? -1 : undefined;
  return text.slice(1, end).replace(/\\(.)/g, '$1');
}

/** Every `<id>` of a Message-ID, In-Reply-To or References value, in order and once. */
export function parseMessageIds(raw: string): string[] {
  const found = raw.slice(0, 200_000).match(/<[^<>\s]{1,995}>/g) ?? [];
  if (found.length > 0) return [...new Set(found)];
  // Some programs leave the brackets out.
  const bare = /^[^\s<>@,;]{1,500}@[^\s<>@,;]{1,400}$/.exec(raw.trim());
  return bare === null ? [] : [`<${bare[0]}>`];
}

/** Date header to ISO 8601 UTC; null when it can't be read or is not a plausible mail date. */
export function parseMailDate(raw: string): string | null {
  const text = raw
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const ms = Date.parse(text.replace(/^[^\d]{1,20}, ?(?=\d)/, ''));
  if (Number.isNaN(ms) || ms < 0 || ms > 4_102_444_800_000) return null;
  return new Date(ms).toISOString();
}
