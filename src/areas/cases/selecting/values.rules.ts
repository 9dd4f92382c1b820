import {
  defOf,
  foldWord,
  type Language,
  NAMED_FIELDS,
  type NamedField,
  type SelectorField,
  type Vocabulary,
} from './fields.rules.ts';

/* A value as it is typed ⇄ as it is kept. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_DAYS_AGO = 3_660;

/** The codes or ids a typed value stands for: several when things share a name; none when it means nothing. */
export function readValue(field: SelectorField, typed: string, names: Vocabulary): readonly string[] {
  const { kind } = defOf(field);
  if (kind === 'text') return typed.trim() === '' ? [] : [typed.trim()];
  const wanted = foldWord(typed);
  const listed = codeOf(field, wanted);
  if (listed !== undefined) return [listed];
  if (kind === 'day' || kind === 'due') {
    const day = readDay(wanted);
    return day === null || (kind === 'due' && day.startsWith('d')) ? [] : [day];
  }
  return isNamed(field) ? namedAs(field, typed, wanted, names) : [];
}

export function writeValue(field: SelectorField, value: string, names: Vocabulary, language: Language): string {
  const words = defOf(field).values?.[value]?.[language][0];
  if (words !== undefined) return words;
  if (isNamed(field)) {
    const name = names[field].find(({ id }) => id === value)?.names[0] ?? value;
    // A name that means something else as well, or nothing, is told by what it is kept under.
    const meant = readValue(field, name, names);
    return meant.length === 1 && meant[0] === value ? name.trim() : value;
  }
  return writeDay(value, language);
}

function codeOf(field: SelectorField, wanted: string): string | undefined {
  const { kind, values = {} } = defOf(field);
  return Object.keys(values).find(
    (code) =>
      (code === wanted && kind === 'listed') ||
      [...(values[code]?.es ?? []), ...(values[code]?.en ?? [])].some((word) => foldWord(word) === wanted),
  );
}

function namedAs(field: NamedField, typed: string, wanted: string, names: Vocabulary): readonly string[] {
  if (wanted === '') return [];
  const having = (test: (name: string) => boolean): string[] =>
    names[field].filter((one) => one.names.some((name) => test(foldWord(name)))).map(({ id }) => id);
  const exactly = having((name) => name === wanted);
  if (exactly.length > 0) return exactly;
  if (names[field].some(({ id }) => id === typed) || UUID.test(typed)) return [typed];
  return having((name) => name.startsWith(wanted));
}

/** `today`, `yesterday`, `d7` (seven days ago) or a date; null for no day there is. */
function readDay(typed: string): string | null {
  const ago = /^(\d{1,4})\s?d$/.exec(typed);
  if (ago) return Number(ago[1]) <= MOST_DAYS_AGO ? `d${Number(ago[1])}` : null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const spoken = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const [year, month, day] = (iso ? iso.slice(1) : spoken ? spoken.slice(1).toReversed() : []).map(Number);
  if (!year || !month || !day || year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function writeDay(value: string, language: Language): string {
  const ago = /^d(\d+)$/.exec(value);
  if (ago) return `${ago[1]}d`;
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return date && language === 'es' ? `${Number(date[3])}/${Number(date[2])}/${date[1]}` : value;
}

function isNamed(field: SelectorField): field is NamedField {
  return (NAMED_FIELDS as readonly string[]).includes(field);
}
