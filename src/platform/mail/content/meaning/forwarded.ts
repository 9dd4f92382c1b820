import { firstAddress } from '../mime/addresses.ts';
import { plainLine } from '../mime/header-words.ts';
import { isForwardRule, readQuoteHeader } from '../reply/quote-headers.ts';
import type { QuoteHeader } from '../reply/quote-headers.ts';
import type { ForwardedMail, MailAddress } from '../types.ts';

// A mail someone passed on inside theirs ("RV:", "Fwd:", "Reenviado"): who wrote the original, and what.

const SUBJECT = /^\s*(?:fwd?|rv|reenv(?:[íi]o|iado)?|enc|tr|wg|wtr|i|fw\.|birb|reencaminhad[oa])\s*(?:\[\d+\])?\s*:/i;

export function isForwardSubject(subject: string): boolean {
  return SUBJECT.test(subject.slice(0, 200));
}

const MOST_LINES = 4_000;

/** By its text. A quoted answer has the same header block, so without a "forwarded" line the subject must say it. */
export function readForwarded(subject: string, text: string): ForwardedMail | null {
  const lines = text.split('\n', MOST_LINES);
  const said = isForwardSubject(subject);
  for (let at = 0; at < lines.length; at++) {
    const rule = isForwardRule(lines[at]!);
    if (!rule && !said) continue;
    const start = rule ? nextFilled(lines, at + 1) : at;
    const header = readQuoteHeader(lines, start) ?? (rule ? shortHeader(lines, start) : null);
    if (header === null) continue;
    const whole = text.split('\n');
    return {
      by: 'text',
      from: writtenAddress(header.from),
      subject: plainLine(header.subject).slice(0, 1_000),
      date: plainLine(header.sent).slice(0, 200),
      note: withoutRule(whole.slice(0, at)),
      text: unquote(whole.slice(header.end)).trim(),
    };
  }
  return null;
}

/** Under a "forwarded" line a sender is enough. */
function shortHeader(lines: readonly string[], start: number): QuoteHeader | null {
  const match = /^[>\s]*[*_]?(?:de|from|von|da|nork)[*_]? ?:[*_]?\s*(.+)$/i.exec((lines[start] ?? '').slice(0, 1_000));
  return match === null ? null : { from: match[1]!, sent: '', subject: '', end: start + 1 };
}

/** `Ana <ana@x.es>`, `Ana [mailto:ana@x.es]`, `Ana <ana@x.es<mailto:ana@x.es>>`, or only a name. */
export function writtenAddress(raw: string): MailAddress | null {
  const text = raw.slice(0, 1_000);
  const address = /[^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"']{1,255}/.exec(text)?.[0];
  if (address === undefined) return firstAddress(text);
  const name = text
    .slice(0, text.indexOf(address))
    .replace(/[<[(]\s*(?:mailto:)?$/i, '')
    .replace(/[<[(\s"'*]+$|^[\s"'*]+/g, '');
  return { name: plainLine(name).slice(0, 300), address };
}

function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + 4 && lines[at]!.replace(/^[>\s]+/, '') === '') at++;
  return at;
}

/** The note without the line that Outlook draws below it. */
function withoutRule(lines: string[]): string {
  let end = lines.length;
  while (end > 0 && /^[\s_*>-]*$/.test(lines[end - 1]!.slice(0, 300))) end--;
  return lines.slice(0, end).join('\n').trim();
}

/** Apple quotes what it forwards: one level of marks is not part of the original. */
function unquote(lines: string[]): string {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.length > 0 && filled.every((line) => line.startsWith('>'));
  return (quoted ? lines.map((line) => line.replace(/^> ?/, '')) : lines).join('\n');
}
