import { readAttribution } from './attribution.ts';
import { isForwardRule, isOriginalRule, isUnderline, readQuoteHeader } from './quote-headers.ts';
import { findSignature, isOnlySignature } from './signature.ts';

// What the person wrote now, and the rest folded below it. `visible + signature + quoted` is always the whole text.

export interface SplitText {
  /** From the beginning to the last line of the person's own; quotes between their answers stay in it. */
  visible: string;
  signature: string;
  /** From the end of that on: the quoted mail, and what stands below it. */
  quoted: string;
}

const MAX_LINES = 10_000;

export function splitReply(text: string): SplitText {
  const lines = text.split('\n');
  if (lines.length > MAX_LINES) return { visible: text, signature: '', quoted: '' };
  const cut = findCut(lines);
  const ownEnd = trimBlank(lines, lastOwnLine(lines, cut));
  const signatureStart = trimBlank(lines, findSignature(lines, ownEnd));
  const visible = join(lines, 0, signatureStart);
  const nothingLeft = visible.trim() === '';
  if (nothingLeft) return { visible: text, signature: '', quoted: '' };
  const signature = join(lines, signatureStart, ownEnd);
  return { visible, signature, quoted: text.slice(visible.length + signature.length) };
}

/** The person's own words only: for telling the language. */
export function ownWords(visible: string): string {
  return visible
    .split('\n')
    .filter((line) => !isQuoted(line))
    .join('\n');
}

/** Lines [from, to) with the break that leads to what follows. */
function join(lines: readonly string[], from: number, to: number): string {
  return lines.slice(from, to).join('\n') + (to < lines.length && to > from ? '\n' : '');
}

function trimBlank(lines: readonly string[], end: number): number {
  let at = end;
  while (at > 0 && lines[at - 1]!.trim() === '') at--;
  // The empty lines go with what is folded, so that what is seen ends with its last word.
  return at;
}

/** First line of a mail quoted without `>`: from there on nothing can be told apart. */
function findCut(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.length > 1_000 || isQuoted(line)) continue;
    if (isOriginalRule(line) || isForwardRule(line)) return at;
    if (readQuoteHeader(lines, at) !== null) return backToRule(lines, at);
    const attribution = readAttribution(lines, at);
    if (attribution?.sure === true && !quotesFollow(lines, at + attribution.lines)) return at;
  }
  return lines.length;
}

function backToRule(lines: readonly string[], header: number): number {
  let at = header;
  while (at > 0 && at > header - 3 && lines[at - 1]!.trim() === '') at--;
  return at > 0 && (isUnderline(lines[at - 1]!) || /^\s*[-_*]{3,}\s*$/.test(lines[at - 1]!)) ? at - 1 : header;
}

/** Index after the last line that is the person's own, before `end`. */
function lastOwnLine(lines: readonly string[], end: number): number {
  const folded = markQuotedLines(lines, end);
  let own = end;
  while (own > 0 && (folded[own - 1] === true || lines[own - 1]!.trim() === '')) own--;
  if (own === 0) return own;
  // Below the last quote there may be nothing but a signature: it is folded with the quote.
  const lastQuote = folded.lastIndexOf(true, own - 1);
  if (lastQuote === -1 || !isOnlySignature(lines, lastQuote + 1, own)) return own;
  let above = lastQuote + 1;
  while (above > 0 && (folded[above - 1] === true || lines[above - 1]!.trim() === '')) above--;
  return above === 0 ? own : above;
}

function markQuotedLines(lines: readonly string[], end: number): boolean[] {
  const folded = Array.from({ length: end }, () => false);
  for (let at = 0; at < end; at++) {
    if (isQuoted(lines[at]!)) folded[at] = true;
    else if (folded[at] === false) {
      const attribution = readAttribution(lines, at);
      if (
        attribution !== null &&
        at + attribution.lines <= end &&
        (attribution.sure || quotesFollow(lines, at + attribution.lines))
      ) {
        folded.fill(true, at, at + attribution.lines);
      }
    }
  }
  return folded;
}

function quotesFollow(lines: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + 4); at++) {
    if (lines[at]!.trim() !== '') return isQuoted(lines[at]!);
  }
  return false;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}[>|]/.test(line) && !/^\s{0,3}\|.*\|/.test(line.slice(0, 1_000)) && !line.startsWith('>From ');
}
