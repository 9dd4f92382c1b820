import {
  defOf,
  FIELD_NAMES,
  foldWord,
  type Selector,
  type SelectorField,
  SINGLE,
  type Term,
  type Vocabulary,
} from './fields.rules.ts';
import { readValue } from './values.rules.ts';

export const SELECTOR_LIMIT = 500;
export const SELECTOR_PROBLEMS = [
  'selector.value_missing',
  'selector.value_unknown',
  'selector.value_single',
  'selector.day_unknown',
] as const;

/** What is wrong with what was typed, and where: `at` and `length` are in its characters. */
export interface SelectorProblem {
  code: (typeof SELECTOR_PROBLEMS)[number];
  field: SelectorField;
  value: string;
  at: number;
  length: number;
}

export type Parsed = { selector: Selector; problem: null } | { selector: null; problem: SelectorProblem };

const FIELD_OF = new Map(
  FIELD_NAMES.flatMap((field) =>
    [...defOf(field).words.es, ...defOf(field).words.en].map((word) => [foldWord(word), field] as const),
  ),
);

const CLOSING: Record<string, string> = { '"': '"', '«': '»', '“': '”' };

/** `tipo:queja,reclamación -etiqueta:"muy urgente" sofá`: known names with a colon are terms, all else is words to find. */
export function parseSelector(text: string, names: Vocabulary): Parsed {
  const terms: Term[] = [];
  const words: string[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const start = fieldAt(text, at);
    if (start) {
      const read = readTerm(text, start, names);
      if ('problem' in read) return { selector: null, problem: read.problem };
      terms.push(read.term);
      at = read.end;
    } else {
      const end = wordEnd(text, at);
      words.push(text.slice(at, end));
      at = end;
    }
    at = skipSpace(text, at);
  }
  return { selector: { terms, words: words.join(' ') }, problem: null };
}

interface FieldStart {
  field: SelectorField;
  not: boolean;
  at: number;
  /** Where its values begin. */
  from: number;
}

function fieldAt(text: string, at: number): FieldStart | null {
  const found = /^(-?)([\p{L}\p{M}]{1,20}):/u.exec(text.slice(at, at + 24));
  const field = found && FIELD_OF.get(foldWord(found[2] ?? ''));
  return field ? { field, not: found[1] === '-', at, from: at + found[0].length } : null;
}

type TermRead = { term: Term; end: number } | { problem: SelectorProblem };

function readTerm(text: string, { field, not, at, from }: FieldStart, names: Vocabulary): TermRead {
  const values: string[] = [];
  let given = 0;
  let end = from;
  for (;;) {
    const value = valueAt(text, end);
    if (value.text.trim() !== '') {
      const place = { field, value: value.text, at: end, length: value.end - end };
      const meant = readValue(field, value.text, names);
      given += 1;
      if (meant.length === 0)
        return { problem: { code: isDay(field) ? 'selector.day_unknown' : 'selector.value_unknown', ...place } };
      if (given > 1 && isDay(field)) return { problem: { code: 'selector.value_single', ...place } };
      values.push(...meant.filter((one) => !values.includes(one)));
    }
    end = value.end;
    if (text[end] !== ',') break;
    end += 1;
  }
  if (values.length === 0)
    return { problem: { code: 'selector.value_missing', field, value: '', at, length: end - at } };
  return { term: { field, values, not }, end };
}

/** Up to a comma or a space, or between quotes, where a doubled quote is one; an open quote goes on to the end. */
function valueAt(text: string, at: number): { text: string; end: number } {
  const closing = CLOSING[text[at] ?? ''];
  if (closing === undefined) {
    const bare = /^[^\s,"«“]*/u.exec(text.slice(at))?.[0] ?? '';
    return { text: bare, end: at + bare.length };
  }
  let value = '';
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] !== closing) value += text[end];
    else if (text[end + 1] === closing) {
      value += closing;
      end += 1;
    } else return { text: value, end: end + 1 };
  }
  return { text: value, end: text.length };
}

/** A phrase between quotes is one word, so that a name with a colon can be looked for too. */
function wordEnd(text: string, at: number): number {
  const quoted = /^-?["«“]/u.exec(text.slice(at, at + 2));
  if (!quoted) return at + (/^[^\s]+/u.exec(text.slice(at))?.[0].length ?? 1);
  const open = at + quoted[0].length;
  const close = text.indexOf(CLOSING[text[open - 1] ?? ''] ?? '"', open);
  return close < 0 ? text.length : close + 1;
}

function skipSpace(text: string, at: number): number {
  return at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);
}

function isDay(field: SelectorField): boolean {
  return SINGLE.includes(defOf(field).kind);
}
