import { decodeBytes } from './charset.ts';

// RFC 2047 encoded words, read as leniently as mailers write them: spaces inside, a missing end,
// a character split over two words.

const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)(?:\?=|$)/gi;

interface Run {
  charset: string;
  bytes: Buffer[];
}

/** Decodes the encoded words of a header value; text without any comes back as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let out = '';
  let run: Run | null = null;
  let at = 0;
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(at, match.index);
    const gap = run !== null && between.trim() === '';
    if (!gap) {
      out += flush(run) + between;
      run = null;
    }
    const charset = match[1]!.replace(/\*.*$/, '').toLowerCase();
    const bytes = decodeWord(match[2]!, match[3]!);
    if (run !== null && run.charset === charset) {
      run.bytes.push(bytes);
    } else {
      out += flush(run);
      run = { charset, bytes: [bytes] };
    }
    at = match.index + match[0].length;
  }
  return out + flush(run) + value.slice(at);
}

function flush(run: Run | null): string {
  return run === null ? '' : decodeBytes(Buffer.concat(run.bytes), run.charset).text;
}

function decodeWord(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const spaced = text.replaceAll('_', ' ');
  const bytes = spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  // Raw text inside a word may already be beyond latin1: keep it as UTF-8 then.
  return /[\u0100-\uffff]/.test(bytes) ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes, 'latin1');
}

/** One line, without control characters: fit for a subject or a name. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** As `plainLine`, and nothing that turns the reading direction around (a trick with names and extensions). */
export function plainName(text: string): string {
  return plainLine(text.replace(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/g, ''));
}
