import { escaped } from '#platform/writing/tokens.rules.ts';
import { textOfWriting } from '#platform/writing/writing.rules.ts';
import { FIELD_PATTERN, fieldsIn, missingMark, plainValue } from './fields.rules.ts';

/* A template with the data of one case. Values are text: nothing in them is markup, and nothing in them is a field. */

type Spoken = 'es' | 'en';

/** One thing a template may say of a case, as it is written to a customer; null: nobody knows it yet. */
export interface FieldValue {
  name: string;
  value: string | null;
  /** In words, for whoever writes. */
  source: string;
}
export type FieldValues = ReadonlyMap<string, FieldValue>;

export interface MergedField {
  key: string;
  name: string;
  /** Nothing: it is missing. */
  said: string | null;
}
export interface Merged {
  html: string;
  text: string;
  fields: MergedField[];
}

const PIECE = new RegExp(`<[^>]*>|${FIELD_PATTERN}`, 'gu');

/**
 * Clean writing (#platform/writing) with its fields as values, each marked with where it comes from, or as missing. One pass: what a
 * value brings with it is never read again, and what stands inside a tag is left as it is.
 */
export function merge(html: string, values: FieldValues, language: Spoken): Merged {
  const made = html.replaceAll(PIECE, (whole, written?: string) =>
    written === undefined ? whole : markOf(written.toLowerCase(), values, language),
  );
  const fields = fieldsIn(textOfWriting(html)).map((key) => {
    const field = values.get(key);
    return { key, name: field?.name ?? key, said: field?.value ? plainValue(field.value) : null };
  });
  return { html: made, text: textOfWriting(made), fields };
}

/** A field as it stands in an answer. */
export function markOf(key: string, values: FieldValues, language: Spoken): string {
  const field = values.get(key);
  const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');
  return field?.value
    ? `<span data-field="${key}" data-source="${attribute(field.source)}">${escaped(plainValue(field.value))}</span>`
    : `<span data-missing="${key}">${escaped(missingMark(field?.name ?? key, language))}</span>`;
}

export const FORMS = ['tu', 'usted', 'any'] as const;
export interface TemplateText {
  language: Spoken;
  /** `any`: it fits both; English has but one. */
  form: (typeof FORMS)[number];
  html: string;
  text: string;
}

export interface Chosen<T> {
  text: T;
  /** What of it is not as the customer is written to. */
  not: 'language' | 'form' | null;
}

/** The text for a customer: in their language and form of address; else the nearest, saying what it is not. */
export function choose<T extends Pick<TemplateText, 'language' | 'form'>>(
  texts: readonly T[],
  language: Spoken,
  form: 'tu' | 'usted',
): Chosen<T> | undefined {
  const spoken = texts.filter((one) => one.language === language);
  const fits = spoken.find((one) => one.form === form) ?? spoken.find((one) => one.form === 'any' || language === 'en');
  if (fits) return { text: fits, not: null };
  const [first] = spoken;
  if (first) return { text: first, not: 'form' };
  const [other] = texts;
  return other && { text: other, not: 'language' };
}

/** What was put into an answer and is another by now, where it still stands in it. */
export function changedSince(
  text: string,
  inserted: readonly { key: string; said: string }[],
  now: FieldValues,
): { key: string; name: string; before: string; now: string | null } | undefined {
  for (const { key, said } of inserted) {
    const field = now.get(key);
    const current = field?.value ? plainValue(field.value) : null;
    if (field && current !== said && said !== '' && text.includes(said))
      return { key, name: field.name, before: said, now: current };
  }
  return undefined;
}

/** Of templates to offer: those of this type of case first, then the most used of this type, then the most used. */
export interface Ranked {
  caseTypes: readonly string[];
  channels: readonly string[];
  usesOfType: number;
  uses: number;
  title: string;
}

export function byUse(type: string, channel: string): (a: Ranked, b: Ranked) => number {
  const fit = ({ caseTypes, channels }: Ranked): number =>
    (caseTypes.includes(type) ? 2 : caseTypes.length === 0 ? 1 : 0) +
    (channels.length === 0 || channels.includes(channel) ? 1 : 0);
  return (a, b) =>
    fit(b) - fit(a) || b.usesOfType - a.usesOfType || b.uses - a.uses || a.title.localeCompare(b.title, 'es');
}

/** The same words, however they are spaced: sent as it was offered. */
export function isUnchanged(text: string, merged: string): boolean {
  const plain = (one: string): string => one.replaceAll(/\s+/g, ' ').trim();
  return plain(merged) !== '' && plain(text) === plain(merged);
}
