import {
  defOf,
  FIELD_NAMES,
  type Language,
  NAMED_FIELDS,
  type NamedField,
  type SelectorField,
  SINGLE,
  type Term,
  type Vocabulary,
} from '../../selecting/fields.rules.ts';
import { readValue, writeValue } from '../../selecting/values.rules.ts';

/* The form of a selector: a line a term. */

/** `typed`: a day, as it is being written. */
export interface Line {
  field: SelectorField;
  not: boolean;
  values: readonly string[];
  typed: string;
}

export interface Choice {
  value: string;
  label: string;
}

export function fieldChoices(language: Language): Choice[] {
  return FIELD_NAMES.map((field) => ({ value: field, label: fieldLabel(field, language) }));
}

/** «Tipo»: the word of the syntax, so that who uses the form learns to write it. */
export function fieldLabel(field: SelectorField, language: Language): string {
  const word = defOf(field).words[language][0] ?? field;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a field may be: the words of its list, then the company's things by name. */
export function valueChoices(field: SelectorField, names: Vocabulary, language: Language): Choice[] {
  const listed = Object.keys(defOf(field).values ?? {});
  const named = (NAMED_FIELDS as readonly string[]).includes(field)
    ? names[field as NamedField].map(({ id }) => id)
    : [];
  const choices = [...listed, ...named].map((value) => ({ value, label: labelOf(field, value, names, language) }));
  // Two of one name are told apart by nothing a person could read: the first stands for both in the text anyway.
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

function labelOf(field: SelectorField, value: string, names: Vocabulary, language: Language): string {
  const named = (NAMED_FIELDS as readonly string[]).includes(field)
    ? names[field as NamedField].find(({ id }) => id === value)?.names[0]
    : undefined;
  return named ?? writeValue(field, value, names, language);
}

export function isDated(field: SelectorField): boolean {
  return SINGLE.includes(defOf(field).kind);
}

export function lineOf(term: Term, names: Vocabulary, language: Language): Line {
  const [first] = term.values;
  const typed = isDated(term.field) && first ? writeValue(term.field, first, names, language) : '';
  return { ...term, typed };
}

/** The term a line says; null when it says nothing yet, `'wrong'` when its day is none. */
export function termOf({ field, not, values, typed }: Line, names: Vocabulary): Term | null | 'wrong' {
  if (!isDated(field)) return values.length > 0 ? { field, not, values } : null;
  if (typed.trim() === '') return null;
  const days = readValue(field, typed, names);
  return days.length === 1 ? { field, not, values: days } : 'wrong';
}
