import { escaped } from '#platform/writing/tokens.rules.ts';
import { writingOfText } from '#platform/writing/writing.rules.ts';

interface Quoted {
  name: string;
  text: string;
  at: Date;
  /** Of whoever will read it, and the zone of its hours. */
  language: string;
  timeZone: string;
}

/** A message under an answer: who said it and when, then their words, folded while one writes. */
export function quoteOf({ name, text, at, language, timeZone }: Quoted): string {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);
  return `<p></p><p>${escaped(`${name}, ${when}:`)}</p><blockquote data-folded>${writingOfText(text.trim())}</blockquote>`;
}
