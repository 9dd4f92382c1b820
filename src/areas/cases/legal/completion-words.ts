import { makeTexts } from '#platform/i18n/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';

const { say } = makeTexts([{ es, en }]);
const LOCALES = { es: 'es-ES', en: 'en-GB' } as const;

export interface CompletionTerms {
  until: Date;
  zone: string;
  /** What happens to the company's term when the data come; nothing any more once its date has gone by. */
  term: 'restarts' | 'pauses' | 'late';
  /** The article by which a request that nobody met may be taken as resolved; null where none says so. */
  deemedBy: string | null;
}

/** What the law wants said when data are asked for: until when, and what follows if they don't come. */
export function completionWords(language: string, { until, zone, term, deemedBy }: CompletionTerms): string {
  const spoken = language.startsWith('en') ? 'en' : 'es';
  const date = new Intl.DateTimeFormat(LOCALES[spoken], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(until);
  return [
    say(spoken, 'mail.completion.until', { date }),
    say(spoken, `mail.completion.${term}`),
    deemedBy ? say(spoken, 'mail.completion.deemed', { article: deemedBy }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
