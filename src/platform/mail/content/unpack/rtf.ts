import { decodeWith } from './mapi-properties.ts';

// The compressed RTF body of a winmail.dat (MS-OXRTFCP), and the HTML (MS-OXRTFEX) or text inside it.

const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const MAX_RTF = 3_000_000;

/** null when it is damaged. Output is one byte a character (latin1). */
export function decompressRtf(packed: Buffer): string | null {
  if (packed.length < 16) return null;
  const size = Math.min(packed.readUInt32LE(4), MAX_RTF);
  const kind = packed.readUInt32LE(8);
  if (kind === PLAIN) return packed.toString('latin1', 16, 16 + size);
  if (kind !== COMPRESSED) return null;
  const window = Buffer.alloc(4_096);
  let write = window.write(DICTIONARY, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  let at = 16;
  const put = (byte: number) => {
    out[length++] = byte;
    window[write] = byte;
    write = (write + 1) & 4_095;
  };
  while (at < packed.length && length < size) {
    const control = packed[at++]!;
    for (let bit = 0; bit < 8 && at < packed.length && length < size; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at++]!);
        continue;
      }
      if (at + 1 >= packed.length) return out.toString('latin1', 0, length);
      const pair = packed.readUInt16BE(at);
      at += 2;
      let from = pair >> 4;
      if (from === write) return out.toString('latin1', 0, length);
      for (let n = (pair & 15) + 2; n > 0 && length < size; n--) {
        put(window[from]!);
        from = (from + 1) & 4_095;
      }
    }
  }
  return out.toString('latin1', 0, length);
}

/** The HTML that Outlook wrapped in RTF; null when the RTF was not made from HTML. */
export function htmlFromRtf(rtf: string): string | null {
  return rtf.slice(0, 2_000).includes('\\fromhtml1') ? walk(rtf, true) : null;
}

export function textFromRtf(rtf: string): string {
  return walk(rtf, false).trim();
}

interface Group {
  /** Content that is not for reading (font tables, pictures…). */
  skip: boolean;
  /** Inside {\*\htmltag …}: goes out as it is. */
  htmlTag: boolean;
  /** Between \htmlrtf and \htmlrtf0: only for RTF readers. */
  rtfOnly: boolean;
  /** Characters to pass over after \u. */
  fallback: number;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
const UNREAD =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|generator|listtable|listoverridetable|rsidtbl|themedata|xmlnstbl|mhtmltag|datastore|latentstyles)$/;
const SPECIAL: Record<string, string> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  cell: '\t',
  row: '\n',
};
const MAX_DEPTH = 500;

function walk(rtf: string, toHtml: boolean): string {
  const codepage = `windows-${/\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2_000))?.[1] ?? '1252'}`;
  const out: string[] = [];
  const stack: Group[] = [];
  let group: Group = { skip: false, htmlTag: false, rtfOnly: false, fallback: 1 };
  let bytes: number[] = [];
  let pending = 0;
  let starred = false;
  const shown = () => !group.skip && !group.rtfOnly;
  const flush = () => {
    if (bytes.length > 0) out.push(decodeWith(codepage, Buffer.from(bytes)));
    bytes = [];
  };
  const put = (text: string) => {
    flush();
    if (shown()) out.push(text);
  };
  for (const [, word, number, hex, symbol, brace, plain] of rtf.matchAll(TOKEN)) {
    if (brace === '{') {
      flush();
      if (stack.length < MAX_DEPTH) stack.push(group);
      group = { ...group };
    } else if (brace === '}') {
      flush();
      group = stack.pop() ?? group;
    } else if (hex !== undefined) {
      if (pending > 0) pending--;
      else if (shown()) bytes.push(parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else if (symbol === '~') put('\u00a0');
      else if ('\\{}'.includes(symbol)) put(symbol);
      continue;
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (name === 'htmltag') Object.assign(group, { htmlTag: true, skip: !toHtml });
      else if (starred || UNREAD.test(name)) group.skip = true;
      else if (name === 'htmlrtf' && toHtml) group.rtfOnly = number !== '0';
      else if (name === 'uc') group.fallback = Math.min(Number(number ?? 1), 10);
      else if (name === 'u' && number !== undefined) {
        put(String.fromCharCode((Number(number) + 65_536) % 65_536));
        pending = group.fallback;
      } else if (Object.hasOwn(SPECIAL, name)) put(SPECIAL[name]!);
      starred = false;
      continue;
    } else if (plain !== undefined) {
      const rest = pending > 0 ? plain.slice(pending) : plain;
      pending = 0;
      put(toHtml && !group.htmlTag ? rest.replaceAll('<', '&lt;') : rest);
    }
    starred = false;
  }
  flush();
  return out.join('');
}
