import { defOf, type Language, type Selector, type Term, type Vocabulary } from './fields.rules.ts';
import { writeValue } from './values.rules.ts';

/** The text that says the selector in a language; read again, it is the same selector. Words come last: an open quote ends nothing. */
export function writeSelector({ terms, words }: Selector, names: Vocabulary, language: Language): string {
  return [...terms.map((term) => writeTerm(term, names, language)), words].filter(Boolean).join(' ');
}

function writeTerm({ field, values, not }: Term, names: Vocabulary, language: Language): string {
  const said = values.map((value) => quote(writeValue(field, value, names, language)));
  return `${not ? '-' : ''}${defOf(field).words[language][0]}:${said.join(',')}`;
}

function quote(value: string): string {
  return /^[^\s,"«“]+$/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}
