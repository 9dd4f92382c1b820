import { foldWord } from '../selecting/fields.rules.ts';

/* Why a case was found: where the words stand, and the words around them. */

export const FOUND_IN = [
  'reference',
  'customer',
  'address',
  'similar',
  'file',
  'inside',
  'subject',
  'message',
] as const;

/** `marks`: where in `text` the words are, from and to. */
export interface Found {
  in: (typeof FOUND_IN)[number];
  text: string;
  marks: [number, number][];
}

/** What a case has that the search may have found, as the database tells it. */
export interface FoundIn {
  id: string;
  reference: string;
  subject: string;
  customer: string | null;
  address: string | null;
  file: string | null;
  message: string | null;
  /** What a file of its says, and its name. */
  inside: string | null;
  insideName: string | null;
}

/** So little that the word is seen in a row of the narrow list. */
const BEFORE = 10;
const LENGTH = 160;
const WORD = /[\p{L}\p{N}]+/gu;

/** What counts most for whoever reads it: a number or a person named outright, then the words themselves. */
export function whyFound(row: FoundIn, typed: string, stems: readonly (readonly string[])[]): Found | null {
  const whole = foldWord(typed);
  if (/^[a-z]{0,5}-?\d+$/.test(whole) && row.reference.toLowerCase().includes(/\d+/.exec(whole)?.[0] ?? '-'))
    return within('reference', row.reference, /\d+/.exec(whole)?.[0] ?? '');
  if (row.customer && foldWord(row.customer).includes(whole)) return within('customer', row.customer, whole);
  if (row.address) return { in: 'address', text: row.address, marks: [[0, row.address.length]] };
  const places = [['message', row.message] as const, ['subject', row.subject] as const];
  for (const [place, text] of places) {
    const found = text === null ? null : snippetOf(text, stems);
    if (found) return { in: place, ...found };
  }
  const inside = row.inside === null ? null : snippetOf(row.inside, stems);
  if (inside) return named(row.insideName ?? '', inside);
  return row.file ? within('file', row.file, whole) : null;
}

/** The file's name before its words. */
function named(name: string, { text, marks }: Omit<Found, 'in'>): Found {
  const lead = `${name}: `;
  return {
    in: 'inside',
    text: lead + text,
    marks: marks.map(([from, to]): [number, number] => [from + lead.length, to + lead.length]),
  };
}

function within(place: Found['in'], text: string, wanted: string): Found {
  const at = plainOf(text).indexOf(wanted);
  return { in: place, text, marks: at < 0 || wanted === '' ? [] : [[at, at + wanted.length]] };
}

/** The same characters without accents, one for one, so that a place in it is a place in the text. */
function plainOf(text: string): string {
  return [...text]
    .map((one) => {
      const plain = foldWord(one);
      return plain.length === one.length ? plain : one;
    })
    .join('');
}

/** By the stems of one language, else by those of the next: what is no word in one is one in another. */
function snippetOf(text: string, languages: readonly (readonly string[])[]): Omit<Found, 'in'> | null {
  for (const stems of languages) {
    const found = snippet(text, stems);
    if (found) return found;
  }
  return null;
}

/** The first place where any of the stems begins a word, with what stands around it on one line. */
export function snippet(text: string, stems: readonly string[]): Omit<Found, 'in'> | null {
  const line = text.replace(/\s+/g, ' ');
  // English stems end in «i» where the word has «y».
  const wanted = stems.flatMap((stem) => [foldWord(stem), foldWord(stem).replace(/i$/, 'y')]).filter(Boolean);
  const hits: [number, number][] = [];
  let from = 0;
  for (const { 0: word, index } of line.matchAll(WORD)) {
    if (hits.length > 0 && index > from + LENGTH) break;
    const plain = foldWord(word);
    if (!wanted.some((stem) => plain.startsWith(stem))) continue;
    if (hits.length === 0) from = startNear(line, index);
    hits.push([index, index + word.length]);
  }
  if (hits.length === 0) return null;
  const to = Math.min(line.length, from + LENGTH);
  const [lead, tail] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const marks = hits
    .filter(([, end]) => end <= to)
    .map(([start, end]): [number, number] => [start - from + lead.length, end - from + lead.length]);
  return { text: `${lead}${line.slice(from, to)}${tail}`, marks };
}

/** A little before, at the beginning of a word. */
function startNear(line: string, index: number): number {
  if (index <= BEFORE) return 0;
  const space = line.indexOf(' ', index - BEFORE);
  return space < 0 || space >= index ? index : space + 1;
}

/** The words that must be there: those after a hyphen must not, and «or» is no word. */
export function soughtWords(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => !word.startsWith('-') && !/^(or|and)$/i.test(word))
    .join(' ');
}
