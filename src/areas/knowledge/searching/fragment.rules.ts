import { fold } from './words.rules.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const BEFORE = 40;
const LENGTH = 180;

export type Marks = [number, number][];

/** Where in a text words begin with one of the stems. */
export function marksIn(text: string, stems: readonly string[]): Marks {
  const wanted = stems.map(fold).filter((stem) => stem.length > 1);
  return [...text.matchAll(WORD)]
    .filter(({ 0: word }) => wanted.some((stem) => fold(word).startsWith(stem)))
    .map(({ 0: word, index }): [number, number] => [index, index + word.length]);
}

/** The first place where any of the words stands, with what is around it on one line; the beginning where they stand only in the title. */
export function fragmentOf(text: string, stems: readonly string[]): { fragment: string; marks: Marks } {
  const line = text
    .replaceAll(/^\s*(?:-|\d+\.)\s+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const first = marksIn(line, stems)[0]?.[0] ?? 0;
  const space = line.indexOf(' ', first - BEFORE);
  const from = first <= BEFORE || space < 0 || space >= first ? (first <= BEFORE ? 0 : first) : space + 1;
  const end = line.length <= from + LENGTH ? line.length : Math.max(from + 1, line.lastIndexOf(' ', from + LENGTH));
  const fragment = `${from > 0 ? '…' : ''}${line.slice(from, end).replace(end < line.length ? /[\s.,;:]+$/ : /$^/, '')}${end < line.length ? '…' : ''}`;
  return { fragment, marks: marksIn(fragment, stems) };
}
