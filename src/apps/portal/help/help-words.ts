import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#platform/i18n/index.ts';
import type { Form, PortalTexts } from '../texts.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

/** The texts of the help pages, in one form of address. */
export function helpTexts(language: Language, form: Form): PortalTexts {
  const catalogue = language === 'en' ? en : es;
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => [key, typeof text === 'string' ? text : text[form]]),
  );
}

export function say(language: Language, text: string | undefined, values: Record<string, string | number>): string {
  return String(new IntlMessageFormat(text ?? '', language, undefined, { ignoreTag: true }).format(values));
}
