import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  text: string;
  structure: string[];
  language: string;
  pages: number;
}

/** What a reader program would get out of one of our PDFs: words through each font's ToUnicode map, and the structure's tags. */
export function textOf(pdf: Buffer): ReadPdf {
  const source = pdf.toString('latin1');
  const objects = new Map<number, string>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(Number(match[1]), match[2] as string);
  const content = (id: number): string => {
    const body = objects.get(id) ?? '';
    const start = body.indexOf('stream\n');
    const bytes = Buffer.from(body.slice(start + 7, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.slice(0, start).includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const [, body] of objects) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '');
      if (unicode) fonts.set(name as string, mapOf(content(Number(unicode[1]))));
    }
  }
  const pages = [...objects].filter(([, body]) => /\/Type \/Page\b(?!s)/.test(body));
  const text = pages
    .map(([, body]) => wordsOf(content(Number(/\/Contents (\d+) 0 R/.exec(body)?.[1])), fonts))
    .join('\n');
  const structure = [...new Set([...source.matchAll(/\/S \/([A-Z][A-Za-z0-9]*)/g)].map((match) => match[1] as string))];
  return { text, structure, language: /\/Lang \(([^)]*)\)/.exec(source)?.[1] ?? '', pages: pages.length };
}

function mapOf(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) =>
      map.set(
        (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0'),
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ),
    );
  }
  return map;
}

/** Lines as they are drawn; pieces of one line are joined. */
function wordsOf(stream: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let out = '';
  for (const [, name, shown, newLine] of stream.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ|(1 0 0 1 [\d.]+ [\d.]+ Tm)/gi,
  )) {
    if (name) font = fonts.get(name) ?? font;
    if (newLine) out += '\n';
    for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/gi))
      out += (hex.match(/.{4}/g) ?? []).map((code) => font.get(code.toLowerCase()) ?? '').join('');
  }
  return out;
}
