import { strFromU8, unzipSync } from 'fflate';
import { textOfPdf } from './pdf.ts';

/* The text of a file, for search: plain text, Word documents and PDF. */

export const READABLE_NAME = /\.(txt|csv|md|log|docx|pdf)$/i;

/** What is kept of a file: beyond this nobody finds anything by it. */
const TEXT_LIMIT = 200_000;
/** Unpacked: a few kilobytes of zip can hold gigabytes of nothing. */
const XML_LIMIT = 24_000_000;
const PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/** @throws when it is not what its name says */
export async function extractText(name: string, bytes: Uint8Array): Promise<string> {
  const text = await textOf(name, bytes);
  return text.replaceAll('\0', '').slice(0, TEXT_LIMIT);
}

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  if (/\.pdf$/i.test(name)) return await textOfPdf(bytes, TEXT_LIMIT);
  return /\.docx$/i.test(name) ? textOfDocx(bytes) : decode(bytes);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function textOfDocx(bytes: Uint8Array): string {
  let total = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.test(name)) return false;
      total += originalSize;
      if (total > XML_LIMIT) throw new Error('too much inside');
      return true;
    },
  });
  const names = Object.keys(parts).toSorted((a, b) => Number(b.includes('document')) - Number(a.includes('document')));
  if (!names.includes('word/document.xml')) throw new Error('no document inside');
  return names.map((name) => textOfXml(strFromU8(parts[name] ?? new Uint8Array()))).join('\n');
}

/** Runs of text, in order; a paragraph ends a line. */
function textOfXml(xml: string): string {
  const said: string[] = [];
  for (const piece of xml.split('<')) {
    const end = piece.indexOf('>');
    if (end < 0) continue;
    const tag = /^\/?[\w:]+/.exec(piece)?.[0] ?? '';
    if (tag === 'w:t') said.push(entities(piece.slice(end + 1)));
    else if (tag === '/w:p' || tag === 'w:br') said.push('\n');
    else if (tag === 'w:tab') said.push('\t');
  }
  return said.join('');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entities(text: string): string {
  return text.replace(/&(#x?[\da-f]{1,6}|\w{1,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
